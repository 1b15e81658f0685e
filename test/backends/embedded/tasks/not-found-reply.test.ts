import { expect, test } from 'vitest'
import { notFoundReply } from '../../../../src/backends/embedded/tasks/not-found-reply.ts'

test.each([
  ['If the answer is not in the context, say "Not in the handbook."', 'Not in the handbook.'],
  ["If you don't know, just say that you don't know.", "I don't know."],
  ['When the documents do not contain it, reply with NOT_FOUND.', 'NOT_FOUND'],
  [
    'If it is not there, please state that you could not find an exact answer to the question.',
    'I could not find an exact answer to the question.',
  ],
  ["Answer from the text. If it cannot be answered, respond: 'No idea, sorry'", 'No idea, sorry'],
  ['If the answer is not there, say so.', 'That is not in the text I was given.'],
  ['Answer briefly.', 'That is not in the text I was given.'],
  ['If you are unsure, say that you are not sure, and do not guess.', 'I am not sure.'],
  ['', 'That is not in the text I was given.'],
])('%s', (rules, reply) => {
  expect(notFoundReply(rules)).toBe(reply)
})
