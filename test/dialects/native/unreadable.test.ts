import { expect, test } from 'vitest'
import { unreadable } from '../../../src/dialects/native/unreadable.ts'
import { UNEXPECTED_ERROR } from '../../../src/errors.ts'

test('is a failure of the model that says what could not be read', () => {
  expect(unreadable('it has no text')).toMatchObject({
    name: 'ModelErrorException',
    message: UNEXPECTED_ERROR,
    hint: expect.stringContaining('it has no text'),
  })
})
