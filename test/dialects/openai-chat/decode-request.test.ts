import { expect, test } from 'vitest'
import { decodeRequest } from '../../../src/dialects/openai-chat/decode-request.ts'
import { converse, everything, small } from './bodies.ts'

const model = 'openai.gpt-oss-20b-1:0'

test('the smallest body, and one with everything', () => {
  expect(decodeRequest(small, model)).toEqual({ messages: [{ role: 'user', content: [{ text: 'Hello' }] }] })
  expect(decodeRequest(everything.body, model)).toEqual(converse)
})

test('the model may be that of the call or its profile', () => {
  for (const named of [model, `us.${model}`])
    expect(decodeRequest({ ...small, model: named }, model)).toEqual(decodeRequest(small, model))
})

test('null is as good as absent', () => {
  const body = { ...small, max_tokens: null, temperature: null, top_p: null, stop: null, seed: null }
  expect(decodeRequest(body, model)).toEqual(decodeRequest(small, model))
})

test.each<[object, string]>([
  [{ ...small, messages: [] }, '#/messages: expected minimum item count: 1, found: 0'],
  [{ messages: [{ content: 'x' }] }, '#/messages/0: required key [role] not found'],
  [
    { messages: [{ role: 'user', content: 'x', cache_control: {} }] },
    '#/messages/0: extraneous key [cache_control] is not permitted',
  ],
  [
    { messages: [{ role: 'user', content: [{ type: 'input_audio' }] }] },
    '#/messages/0/content/0/type: input_audio is not a valid enum value',
  ],
  [{ ...small, stream: 'yes' }, '#/stream: expected type: Boolean, found: String'],
  [{ ...small, tool_choice: 'some' }, '#/tool_choice: some is not a valid enum value'],
  [{ ...small, tools: [] }, '#/tools: expected minimum item count: 1, found: 0'],
  [{ ...small, stop: ['a', ''] }, '#/stop/1: expected minLength: 1, actual: 0'],
])('refuses %j', (body, violation) => {
  expect(() => decodeRequest(body, model)).toThrow(
    `Malformed input request: ${violation}, please reformat your input and try again.`,
  )
})

test.each([
  [{ prompt: 'x' }, 'This model takes messages'],
  [{ ...small, inferenceConfig: {} }, "This is Converse's form"],
  [{ ...small, anthropic_version: 'x' }, 'This is the form of Claude'],
  [{ ...small, functions: [] }, 'Use tools and tool_choice.'],
])('%j comes with a hint', (body, hint) => {
  expect(() => decodeRequest(body, model)).toThrow(
    expect.objectContaining({ hint: expect.stringContaining(hint) }),
  )
})
