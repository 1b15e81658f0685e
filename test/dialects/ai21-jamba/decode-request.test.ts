import { expect, test } from 'vitest'
import { decodeRequest } from '../../../src/dialects/ai21-jamba/decode-request.ts'

const messages = [{ role: 'user', content: 'Hello' }]

test('one stop sequence, or several', () => {
  for (const stop of ['END', ['END']])
    expect(decodeRequest({ messages, stop })).toEqual({
      messages: [{ role: 'user', content: [{ text: 'Hello' }] }],
      inferenceConfig: { stopSequences: ['END'] },
    })
})

test.each([
  [{ prompt: 'x' }, 'Jurassic'],
  [{ messages, inferenceConfig: {} }, 'Converse'],
])('%j comes with a hint', (body, hint) => {
  expect(() => decodeRequest(body)).toThrow(
    expect.objectContaining({ name: 'ValidationException', hint: expect.stringContaining(hint) }),
  )
})

test('only instructions are no conversation', () => {
  expect(() => decodeRequest({ messages: [{ role: 'system', content: 'x' }] })).toThrow(
    '#/messages: expected minimum item count: 1, found: 0',
  )
})
