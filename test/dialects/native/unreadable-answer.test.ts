import { expect, test } from 'vitest'
import { unreadableAnswer } from '../../../src/dialects/native/unreadable-answer.ts'

test('the failure is the model’s, the reason a hint', () => {
  const cause = new Error('x')
  expect(unreadableAnswer('it has no choices.', cause)).toMatchObject({
    name: 'ModelErrorException',
    status: 424,
    message: 'The system encountered an unexpected error during processing. Try your request again.',
    hint: "The upstream's answer could not be read: it has no choices.",
    cause,
  })
})
