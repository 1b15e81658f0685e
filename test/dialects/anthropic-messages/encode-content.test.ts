import type { ContentBlock } from '@aws-sdk/client-bedrock-runtime'
import { expect, test } from 'vitest'
import { encodeContent, encodeSystem } from '../../../src/dialects/anthropic-messages/encode-content.ts'

const encode = (...content: ContentBlock[]) => encodeContent(content)

// cache_control: https://docs.aws.amazon.com/bedrock/latest/userguide/prompt-caching.html
test('a cache point is the cache control of the block before it', () => {
  expect(encode({ text: 'a' }, { cachePoint: { type: 'default', ttl: '1h' } }, { text: 'b' })).toEqual([
    { type: 'text', text: 'a', cache_control: { type: 'ephemeral', ttl: '1h' } },
    { type: 'text', text: 'b' },
  ])
  expect(encodeSystem([{ text: 'a' }, { cachePoint: { type: 'default' } }])).toEqual([
    { type: 'text', text: 'a', cache_control: { type: 'ephemeral' } },
  ])
  expect(() => encode({ cachePoint: { type: 'default' } })).toThrow(
    'A cachePoint must follow the content that it caches.',
  )
})

test('results of tools', () => {
  expect(
    encode(
      { toolResult: { toolUseId: 'a', status: 'error', content: [{ json: { deep: [1] } }] } },
      { toolResult: { toolUseId: 'b', status: 'success', content: [{ text: 'x' }] } },
      { toolResult: { toolUseId: 'c', content: [] } },
    ),
  ).toEqual([
    {
      type: 'tool_result',
      tool_use_id: 'a',
      is_error: true,
      content: [{ type: 'text', text: '{"deep":[1]}' }],
    },
    { type: 'tool_result', tool_use_id: 'b', is_error: false, content: [{ type: 'text', text: 'x' }] },
    { type: 'tool_result', tool_use_id: 'c', content: [] },
  ])
})

test('guarded content is content', () => {
  expect(
    encode(
      { guardContent: { text: { text: 'a', qualifiers: ['query'] } } },
      { guardContent: { image: { format: 'png', source: { bytes: Buffer.from('x') } } } },
    ),
  ).toEqual([
    { type: 'text', text: 'a' },
    { type: 'image', source: { type: 'base64', media_type: 'image/png', data: 'eA==' } },
  ])
  expect(encodeSystem([{ guardContent: { text: { text: 'a' } } }])).toEqual([{ type: 'text', text: 'a' }])
})

test.each<[string, ContentBlock]>([
  ['audio content block', { audio: { format: 'mp3', source: { bytes: Buffer.from('x') } } }],
  ['toolUse.type field', { toolUse: { toolUseId: 'a', name: 'b', input: {}, type: 'server_tool_use' } }],
  ['toolResult.type field', { toolResult: { toolUseId: 'a', content: [], type: 'x' } }],
  [
    'toolResult.content.video field',
    {
      toolResult: {
        toolUseId: 'a',
        content: [{ video: { format: 'mp4', source: { bytes: Buffer.from('x') } } }],
      },
    },
  ],
  ['citationsContent.citations.location field', { citationsContent: { content: [], citations: [{}] } }],
])('has no words for %s', (field, block) => {
  expect(() => encode(block)).toThrow(`This model doesn't support the ${field}`)
})
