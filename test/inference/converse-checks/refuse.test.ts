import { expect, test } from 'vitest'
import { refuse, refuseAsModel } from '../../../src/inference/converse-checks/refuse.ts'

test('Converse speaks for itself', () => {
  expect(refuse('No.', 'Do.')).toMatchObject({
    name: 'ValidationException',
    status: 400,
    message: 'No.',
    hint: 'Do.',
  })
})

test('and passes on what the model says', () => {
  expect(refuseAsModel('No.', 'Do.').message).toBe('The model returned the following errors: No.')
})
