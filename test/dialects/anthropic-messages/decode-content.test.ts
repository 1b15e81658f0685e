import { describe, expect, test } from 'vitest'
import {
  decodeCachePoint,
  decodeContent,
  decodeSystem,
} from '../../../src/dialects/anthropic-messages/decode-content.ts'

describe('decodeContent', () => {
  test.each<[unknown, string]>([
    ['text', 'm.0: Input should be a valid dictionary'],
    [{}, 'm.0.type: Field required'],
    [{ type: { toString: 1 } }, 'm.0.type: Input should be a valid string'],
    [{ type: 'text' }, 'm.0.text.text: Field required'],
    [{ type: 'text', text: 7 }, 'm.0.text.text: Input should be a valid string'],
    [{ type: 'text', text: '' }, 'messages: text content blocks must be non-empty'],
    [{ type: 'text', text: 'x', color: 'red' }, 'm.0.text.color: Extra inputs are not permitted'],
    [
      { type: 'tool_use', id: 'a', name: 'b', input: '{}' },
      'm.0.tool_use.input: Input should be a valid dictionary',
    ],
    [{ type: 'tool_result', content: 'x' }, 'm.0.tool_result.tool_use_id: Field required'],
    [
      { type: 'tool_result', tool_use_id: 'a', is_error: 'no' },
      'm.0.tool_result.is_error: Input should be a valid boolean',
    ],
    [
      { type: 'tool_result', tool_use_id: 'a', content: [{ type: 'thinking' }] },
      "m.0.tool_result.content.0: Input tag 'thinking' found using 'type' does not match any of the expected tags: 'text', 'image', 'document', 'search_result'",
    ],
    [{ type: 'thinking', thinking: 'x' }, 'm.0.thinking.signature: Field required'],
    [{ type: 'redacted_thinking' }, 'm.0.redacted_thinking.data: Field required'],
  ])('refuses %j', (block, message) => {
    expect(() => decodeContent([block], 'm')).toThrow(
      expect.objectContaining({ name: 'ValidationException', message }),
    )
  })

  test('a null member is as good as none', () => {
    expect(decodeContent([{ type: 'text', text: 'x', citations: null, cache_control: null }], 'm')).toEqual([
      { text: 'x' },
    ])
  })

  test.each<[object, object]>([
    [{}, { toolUseId: 'a', content: [] }],
    [{ content: '' }, { toolUseId: 'a', content: [] }],
    [{ content: [] }, { toolUseId: 'a', content: [] }],
    [
      { content: 'x', is_error: false },
      { toolUseId: 'a', content: [{ text: 'x' }], status: 'success' },
    ],
    [
      { content: 'x', is_error: true },
      { toolUseId: 'a', content: [{ text: 'x' }], status: 'error' },
    ],
  ])('a tool result with %j', (members, toolResult) => {
    expect(decodeContent([{ type: 'tool_result', tool_use_id: 'a', ...members }], 'm')).toEqual([
      { toolResult },
    ])
  })

  test('a cache control inside a tool result becomes a cache point after it', () => {
    const inner = { type: 'text', text: 'x', cache_control: { type: 'ephemeral', ttl: '1h' } }
    expect(decodeContent([{ type: 'tool_result', tool_use_id: 'a', content: [inner] }], 'm')).toEqual([
      { toolResult: { toolUseId: 'a', content: [{ text: 'x' }] } },
      { cachePoint: { type: 'default', ttl: '1h' } },
    ])
  })
})

describe('decodeSystem', () => {
  test('a text is one block', () => {
    expect(decodeSystem('Be brief.')).toEqual([{ text: 'Be brief.' }])
    expect(decodeSystem('')).toEqual([])
  })

  test.each<[unknown, string]>([
    [{ text: 'x' }, 'system.0.type: Field required'],
    [{ type: 'image' }, `system.0.type: Input should be 'text'`],
    [{ type: 'text', text: '' }, 'system: text content blocks must be non-empty'],
    [7, 'system.0: Input should be a valid dictionary'],
  ])('refuses %j', (block, message) => {
    expect(() => decodeSystem([block])).toThrow(
      expect.objectContaining({ name: 'ValidationException', message }),
    )
  })
})

test.each<[unknown, unknown]>([
  [undefined, undefined],
  [null, undefined],
  [{ type: 'ephemeral' }, { type: 'default' }],
  [
    { type: 'ephemeral', ttl: '5m' },
    { type: 'default', ttl: '5m' },
  ],
  [
    { type: 'ephemeral', ttl: '1h' },
    { type: 'default', ttl: '1h' },
  ],
])('the cache control %j', (cache_control, cachePoint) => {
  expect(decodeCachePoint({ cache_control })).toEqual(cachePoint)
})
