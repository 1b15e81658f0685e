import { expect, test } from 'vitest'
import { decodeRequest } from '../../../src/dialects/anthropic-messages/decode-request.ts'
import { conversation, converse, small } from './bodies.ts'

test('the smallest body', () => {
  expect(decodeRequest(small)).toEqual({
    messages: [{ role: 'user', content: [{ text: 'Hello' }] }],
    inferenceConfig: { maxTokens: 64 },
  })
})

test('a body with everything', () => {
  expect(decodeRequest(conversation.body)).toEqual(converse)
})

test('consecutive messages of one role are one turn', () => {
  const messages = [
    { role: 'user', content: 'a' },
    { role: 'user', content: [{ type: 'text', text: 'b' }] },
    { role: 'assistant', content: 'c' },
    { role: 'assistant', content: '' },
  ]
  expect(decodeRequest({ ...small, messages }).messages).toEqual([
    { role: 'user', content: [{ text: 'a' }, { text: 'b' }] },
    { role: 'assistant', content: [{ text: 'c' }] },
  ])
})

test('a message of a hundred thousand blocks, and as many messages', () => {
  const blocks = Array.from({ length: 100_000 }, () => ({ type: 'text', text: 'x' }))
  const messages = Array.from({ length: 100_000 }, () => ({ role: 'user', content: 'x' }))
  for (const body of [
    { ...small, messages: [...small.messages, { role: 'user', content: blocks }] },
    { ...small, messages },
  ])
    expect(decodeRequest(body).messages?.[0]?.content?.length).toBeGreaterThanOrEqual(100_000)
})

test.each<[unknown[], string]>([
  [
    [{ role: 'system', content: 'x' }],
    'messages: Unexpected role "system". The Messages API accepts a top-level `system` parameter, not "system" as an input message role.',
  ],
  [[{ role: 'assistant', content: 'x' }], 'messages: first message must use the "user" role'],
  [
    [{ role: 'user', content: '' }],
    'messages.0: all messages must have non-empty content except for the optional final assistant message',
  ],
  [
    [
      ...small.messages,
      { role: 'assistant', content: [{ type: 'tool_use', id: 'a', name: 'b', input: {} }] },
    ],
    'messages.1: `tool_use` ids were found without',
  ],
  [
    [{ role: 'user', content: [{ type: 'text', text: 'x', y: 1 }] }],
    'messages.0.content.0.text.y: Extra inputs are not permitted',
  ],
])('refuses %j', (messages, message) => {
  expect(() => decodeRequest({ ...small, messages })).toThrow(message)
})

test('a member called __proto__ is carried like any other', () => {
  const body = JSON.parse(
    JSON.stringify(small).replace('{', '{"anthropic_beta":["b"],"__proto__":{"polluted":true},'),
  )
  const fields = decodeRequest(body).additionalModelRequestFields
  expect(Object.keys(Object(fields))).toEqual(['anthropic_beta', '__proto__'])
  expect(Object(fields).polluted).toBeUndefined()
})
