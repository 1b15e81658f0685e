import type { ContentBlock } from '@aws-sdk/client-bedrock-runtime'
import { expect, test } from 'vitest'
import { encodeMessages } from '../../../src/dialects/chat-completion/encode-messages.ts'

const rich = { hasParts: true, hasReasoning: true }
const plain = { hasParts: false, hasReasoning: false }
const image: ContentBlock = { image: { format: 'png', source: { bytes: Buffer.from('x') } } }
const user = (...content: ContentBlock[]) => ({ messages: [{ role: 'user' as const, content }] })
const assistant = (...content: ContentBlock[]) => ({ messages: [{ role: 'assistant' as const, content }] })

// https://platform.openai.com/docs/api-reference/chat/create
test('texts and images', () => {
  expect(encodeMessages(user({ text: 'a' }, image), rich)).toEqual([
    {
      role: 'user',
      content: [
        { type: 'text', text: 'a' },
        { type: 'image_url', image_url: { url: 'data:image/png;base64,eA==' } },
      ],
    },
  ])
  const system = [{ text: 'a' }, { guardContent: { text: { text: 'b' } } }]
  expect(encodeMessages({ system, ...user({ text: 'a' }, { text: 'b' }) }, plain)).toEqual([
    { role: 'system', content: 'a\n\nb' },
    { role: 'user', content: 'a\n\nb' },
  ])
})

test('results of tools follow the calls, what the user says comes after', () => {
  const request = user(
    { text: 'There.' },
    { toolResult: { toolUseId: 'a', status: 'error', content: [{ text: 'No.' }, { json: { b: 1 } }] } },
    { toolResult: { toolUseId: 'b', status: 'success', content: [] } },
  )
  expect(encodeMessages(request, rich)).toEqual([
    { role: 'tool', tool_call_id: 'a', content: 'Error: No.\n{"b":1}' },
    { role: 'tool', tool_call_id: 'b', content: '' },
    { role: 'user', content: 'There.' },
  ])
})

test('calls and reasoning of the assistant', () => {
  const request = assistant(
    { reasoningContent: { reasoningText: { text: 'Hm.' } } },
    { toolUse: { toolUseId: 'a', name: 'b', input: { c: 1 } } },
  )
  expect(encodeMessages(request, rich)).toEqual([
    {
      role: 'assistant',
      content: '',
      reasoning_content: 'Hm.',
      tool_calls: [{ id: 'a', type: 'function', function: { name: 'b', arguments: '{"c":1}' } }],
    },
  ])
  expect(() => encodeMessages(request, plain)).toThrow(
    "This model doesn't support the reasoningContent content block that you provided.",
  )
})

test.each<[string, ContentBlock]>([
  ['image content block', image],
  ['cachePoint content block', { cachePoint: { type: 'default' } }],
  ['document content block', { document: { name: 'a', source: { text: 'b' } } }],
  ['toolResult.content.image field', { toolResult: { toolUseId: 'a', content: [image] } }],
  ['toolResult.type field', { toolResult: { toolUseId: 'a', content: [], type: 'x' } }],
])('has no words for %s', (field, block) => {
  expect(() => encodeMessages(user(block), plain)).toThrow(`This model doesn't support the ${field}`)
})

test('nothing of what an assistant cites is left out', () => {
  const citationsContent = { content: [{ text: 'a' }, { text: 'b' }], citations: [] }
  expect(encodeMessages(assistant({ citationsContent }), rich)).toEqual([
    { role: 'assistant', content: 'ab' },
  ])
  expect(() =>
    encodeMessages(assistant({ citationsContent: { ...citationsContent, citations: [{}] } }), rich),
  ).toThrow('citationsContent')
})
