import { expect, test } from 'vitest'
import { unreadableAnswer } from '../../../src/dialects/native/unreadable-answer.ts'

test('the failure is the model’s, the reason a hint', () => {
  const cause = new Error('x')
  expect(unreadableAnswer('it has no choices', cause)).toMatchObject({
    name: 'ModelErrorException',
    status: 424,
    message: 'The system encountered an unexpected error during processing. Try your request again.',
    hint: "The model's answer cannot be read: it has no choices. Does the upstream speak this model's native format?",
    cause,
  })
})
