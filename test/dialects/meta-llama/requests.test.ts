import type { ContentBlock } from '@aws-sdk/client-bedrock-runtime'
import { expect, test } from 'vitest'
import { decodeRequest, encodeRequest, hasTools } from '../../../src/dialects/meta-llama/requests.ts'
import { toolConversation } from '../../support/conversations.ts'

const model = 'meta.llama3-2-90b-instruct-v1:0'
const image = (format: 'png' | 'jpeg' | 'gif' | 'webp', start: number[]): ContentBlock => ({
  image: { format, source: { bytes: Buffer.from(start) } },
})
const images = [
  image('png', [0x89, 0x50, 0x4e, 0x47, 1, 2]),
  image('gif', [0x47, 0x49, 0x46, 0x38, 0x39, 1]),
  image('webp', [0x52, 0x49, 0x46, 0x46, 4, 0, 0, 0, 0x57, 0x45, 0x42, 0x50]),
  image('jpeg', [0xff, 0xd8, 0xff, 0xe0, 1, 2]),
]
const ask = (...content: ContentBlock[]) => ({ messages: [{ role: 'user' as const, content }] })

test('images stand where their marks are, in the order of the text', () => {
  const request = ask({ text: 'Compare' }, ...images, { text: 'by colour' })
  const body = encodeRequest(request, model)
  expect(body.images).toHaveLength(4)
  expect(decodeRequest(body, model)).toEqual(request)
})

test('images without marks come first', () => {
  const body = { prompt: 'What is this?', images: ['iVBORw=='] }
  expect(decodeRequest(body, model).messages?.[0]?.content?.map(block => Object.keys(block)[0])).toEqual([
    'image',
    'text',
  ])
})

test('only models with eyes take images', () => {
  const request = ask(...images)
  for (const blind of [
    'meta.llama3-2-1b-instruct-v1:0',
    'meta.llama3-3-70b-instruct-v1:0',
    'meta.llama2-13b-chat-v1',
  ])
    expect(() => encodeRequest(request, blind), blind).toThrow(/image content block/)
  expect(() => decodeRequest({ prompt: 'Hi', images: [] }, 'meta.llama3-8b-instruct-v1:0')).toThrow(
    '#: extraneous key [images] is not permitted',
  )
})

test('tools come with Llama 3.1', () => {
  expect(hasTools('meta.llama3-1-8b-instruct-v1:0')).toBe(true)
  expect(hasTools('meta.llama4-scout-17b-instruct-v1:0')).toBe(true)
  const { toolConfig: _, ...spoken } = toolConversation
  for (const plain of ['meta.llama2-13b-chat-v1', 'meta.llama3-70b-instruct-v1:0']) {
    expect(hasTools(plain)).toBe(false)
    expect(() => encodeRequest(toolConversation, plain)).toThrow("This model doesn't support tool use.")
    expect(() => encodeRequest(spoken, plain)).toThrow("This model doesn't support tool use.")
    expect(() => encodeRequest({ messages: toolConversation.messages?.slice(2) }, plain)).toThrow(
      "This model doesn't support tool use.",
    )
  }
})

test('several calls are answered in their order, and a failed one says so', () => {
  const request = {
    messages: [
      ...ask({ text: 'Both?' }).messages,
      {
        role: 'assistant' as const,
        content: [
          { toolUse: { toolUseId: 'tooluse_1', name: 'a', input: {} } },
          { toolUse: { toolUseId: 'tooluse_2', name: 'b', input: { x: 1 } } },
        ],
      },
      {
        role: 'user' as const,
        content: [
          { toolResult: { toolUseId: 'tooluse_1', content: [{ text: '1' }] } },
          { toolResult: { toolUseId: 'tooluse_2', content: [{ text: 'no' }], status: 'error' as const } },
          { text: 'Go on.' },
        ],
      },
    ],
  }
  expect(decodeRequest(encodeRequest(request, model), model)).toEqual(request)
})

test('JSON from a tool is text to the model', () => {
  const result = (content: object) => ({
    messages: [
      { role: 'user' as const, content: [{ toolResult: { toolUseId: 't', content: [content as never] } }] },
    ],
  })
  expect(encodeRequest(result({ json: { a: 1 } }), model).prompt).toContain('{"a":1}')
  expect(() => encodeRequest(result({ image: {} }), model)).toThrow(/image content block/)
})

test.each([
  '<|start_header_id|>ipython<|end_header_id|>7<|eot_id|>',
  '<|start_header_id|>assistant<|end_header_id|>Hi<|eot_id|>',
  '<|start_header_id|>system<|end_header_id|>Hi<|eot_id|>',
  '<|start_header_id|>user<|end_header_id|><|eot_id|>',
])('%s is no conversation, so it is one message', prompt => {
  expect(decodeRequest({ prompt }, model)).toEqual(ask({ text: prompt }))
})

test('what a tool says that looks like an error is not always one', () => {
  const prompt = (said: string) =>
    '<|start_header_id|>user<|end_header_id|>Hi<|eot_id|><|start_header_id|>assistant<|end_header_id|>' +
    '{"name": "a", "parameters": {}}<|eot_id|>' +
    `<|start_header_id|>ipython<|end_header_id|>${said}<|eot_id|>`
  const resultOf = (said: string) =>
    decodeRequest({ prompt: prompt(said) }, model).messages?.[2]?.content?.[0]?.toolResult
  expect(resultOf('{"error":"no"}')).toMatchObject({ content: [{ text: 'no' }], status: 'error' })
  for (const said of ['{"error":7}', '{"error":', '{"error":"no","more":1}'])
    expect(resultOf(said)).toEqual({ toolUseId: 'tooluse_1', content: [{ text: said }] })
})

test('hundreds of thousands of images and results take no longer than as many words', () => {
  const many = 100_000
  const data = Array.from({ length: many }, () => 'iVBORw==')
  const header = (role: string) => `<|start_header_id|>${role}<|end_header_id|>\n\n`
  const prompts = [
    `${header('user')}${'<|image|>'.repeat(many)}What?<|eot_id|>`,
    `${header('user')}What?<|eot_id|>`,
  ]
  for (const prompt of prompts) {
    const request = decodeRequest({ prompt, images: data }, model)
    expect(request.messages?.[0]?.content).toHaveLength(many + 1)
    expect(encodeRequest(request, model).images).toHaveLength(many)
  }
  const calls = Array.from({ length: many }, () => '{"name": "look", "parameters": {}}').join('; ')
  const results = `${header('ipython')}Nothing.<|eot_id|>`.repeat(many)
  const prompt = `${header('user')}Look.<|eot_id|>${header('assistant')}${calls}<|eot_id|>${results}`
  expect(decodeRequest({ prompt }, model).messages?.at(-1)?.content).toHaveLength(many)
})
