import { expect, test } from 'vitest'
import { decodeRequest } from '../../../src/dialects/mistral/decode-request.ts'
import { chat, prompt } from './bodies.ts'

test('a prompt', () => {
  expect(decodeRequest(prompt.body, 'mistral.mistral-7b-instruct-v0:2')).toEqual(prompt.converse)
})

test('messages', () => {
  const { messages, toolConfig } = decodeRequest(chat.body, 'mistral.mistral-large-2407-v1:0')
  expect(toolConfig?.toolChoice).toEqual({ any: {} })
  expect(messages?.slice(1)).toEqual([
    {
      role: 'assistant',
      content: [
        { toolUse: { toolUseId: 'v6RMMiRlT7ygYkT4uULjtg', name: 'top_song', input: { sign: 'WZPZ' } } },
      ],
    },
    {
      role: 'user',
      content: [
        {
          toolResult: {
            toolUseId: 'v6RMMiRlT7ygYkT4uULjtg',
            content: [{ text: '{"song": "Elemental Hotel"}' }],
          },
        },
      ],
    },
  ])
})

test('Large 24.02 takes either form, and not both in one', () => {
  const model = 'mistral.mistral-large-2402-v1:0'
  const { top_k: _, ...body } = prompt.body
  expect(decodeRequest(body, model).messages).toEqual(prompt.converse.messages)
  expect(decodeRequest(chat.body, model)).toEqual(decodeRequest(chat.body, 'mistral.mistral-large-2407-v1:0'))
  expect(() => decodeRequest({ prompt: 'x', messages: chat.body.messages }, model)).toThrow(
    'Malformed input request: #: extraneous key [prompt] is not permitted, please reformat your input and try again.',
  )
  expect(() => decodeRequest({}, model)).toThrow('#: required key [prompt] not found')
})

test('Pixtral sees images', () => {
  const content = [{ type: 'image_url', image_url: { url: 'data:image/png;base64,eA==' } }]
  const body = { messages: [{ role: 'user', content }] }
  expect(decodeRequest(body, 'mistral.pixtral-large-2502-v1:0').messages?.[0]?.content).toEqual([
    { image: { format: 'png', source: { bytes: Uint8Array.of(0x78) } } },
  ])
})

test.each<[string, object, string]>([
  [
    'mistral.mixtral-8x7b-instruct-v0:1',
    { prompt: 'x', max_tokens: 4097 },
    '#/max_tokens: 4097 is not less or equal to 4096',
  ],
  [
    'mistral.mistral-large-2402-v1:0',
    { prompt: 'x', top_k: 50 },
    '#: extraneous key [top_k] is not permitted',
  ],
  [
    'mistral.mistral-large-2407-v1:0',
    { messages: chat.body.messages, tool_choice: 'required' },
    '#/tool_choice: required is not a valid enum value',
  ],
])('%s refuses %j', (model, body, violation) => {
  expect(() => decodeRequest(body, model)).toThrow(
    `Malformed input request: ${violation}, please reformat your input and try again.`,
  )
})

test.each([
  ['mistral.mistral-7b-instruct-v0:2', { messages: [] }, 'This model takes a prompt'],
  ['mistral.mistral-large-2407-v1:0', { prompt: 'x' }, 'This model takes messages'],
  ['mistral.mistral-large-2407-v1:0', { inferenceConfig: {} }, "are Converse's"],
])('%s has a hint for %j', (model, body, hint) => {
  expect(() => decodeRequest(body, model)).toThrow(
    expect.objectContaining({ hint: expect.stringContaining(hint) }),
  )
})
