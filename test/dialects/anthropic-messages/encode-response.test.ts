import { expect, test } from 'vitest'
import {
  encodeMessage,
  encodeRedacted,
  encodeResponse,
  encodeUsage,
  stopSequenceIn,
} from '../../../src/dialects/anthropic-messages/encode-response.ts'
import { answer } from '../../support/answers.ts'

const requestId = '8f14e45f-ceea-467f-ab3c-1e5bd7a0b1c2'

// https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-anthropic-claude-messages-request-response.html
test('an answer has the members that AWS documents', () => {
  const response = answer([{ text: 'Negative' }], {
    usage: { inputTokens: 187, outputTokens: 3, totalTokens: 190 },
  })
  expect(encodeResponse(response, 'anthropic.claude-sonnet-4-5-20250929-v1:0', requestId)).toEqual({
    id: 'msg_bdrk_8f14e45fceea467fab3c1e5bd7a0b1c2',
    type: 'message',
    role: 'assistant',
    model: 'claude-sonnet-4-5-20250929',
    content: [{ type: 'text', text: 'Negative' }],
    stop_reason: 'end_turn',
    stop_sequence: null,
    usage: {
      input_tokens: 187,
      cache_creation_input_tokens: 0,
      cache_read_input_tokens: 0,
      output_tokens: 3,
    },
  })
})

test('tools, thinking and citations', () => {
  const { content, stop_reason } = encodeResponse(
    answer(
      [
        { reasoningContent: { reasoningText: { text: 'Look it up.' } } },
        { reasoningContent: { redactedContent: Buffer.from('EmwKAhgB') } },
        { toolUse: { toolUseId: 'tooluse_1', name: 'lookup', input: { id: 1 } } },
        { citationsContent: { content: [{ text: 'Five ' }, { text: 'days.' }], citations: [] } },
      ],
      { stopReason: 'tool_use' },
    ),
    'anthropic.claude-opus-4-6-v1',
    requestId,
  )
  expect(stop_reason).toBe('tool_use')
  expect(content).toEqual([
    { type: 'thinking', thinking: 'Look it up.', signature: '' },
    { type: 'redacted_thinking', data: 'EmwKAhgB' },
    { type: 'tool_use', id: 'tooluse_1', name: 'lookup', input: { id: 1 } },
    { type: 'text', text: 'Five days.', citations: [] },
  ])
})

test.each([
  ['anthropic.claude-3-haiku-20240307-v1:0', 'claude-3-haiku-20240307'],
  ['anthropic.claude-3-sonnet-20240229-v1:0:200k', 'claude-3-sonnet-20240229'],
  ['anthropic.claude-3-5-sonnet-20241022-v2:0', 'claude-3-5-sonnet-20241022'],
  ['anthropic.claude-opus-4-6-v1', 'claude-opus-4-6'],
  ['anthropic.claude-sonnet-4-6', 'claude-sonnet-4-6'],
])('%s is %s to Anthropic', (id, model) => {
  expect(encodeMessage(id, requestId)).toMatchObject({ model, content: [], stop_reason: null })
})

test('two requests never share a message ID', () => {
  expect(encodeMessage('m', 'a-1').id).not.toBe(encodeMessage('m', 'a-2').id)
})

test('cache tokens, and how long they stay', () => {
  const cacheDetails = [{ ttl: '1h' as const, inputTokens: 5000 }]
  const usage = {
    inputTokens: 1,
    outputTokens: 2,
    cacheReadInputTokens: 3,
    cacheWriteInputTokens: 5000,
    cacheDetails,
  }
  expect(encodeUsage(usage)).toEqual({
    input_tokens: 1,
    cache_creation_input_tokens: 5000,
    cache_read_input_tokens: 3,
    cache_creation: { ephemeral_5m_input_tokens: 0, ephemeral_1h_input_tokens: 5000 },
    output_tokens: 2,
  })
})

test.each<[unknown, string | null]>([
  [undefined, null],
  [{ stop_sequence: null }, null],
  [{ stop_sequence: 'END' }, 'END'],
  [{ delta: { stop_sequence: 'END' } }, 'END'],
  [{ delta: { stop_sequence: null } }, null],
])('the stop sequence in %j', (fields, sequence) => {
  expect(stopSequenceIn(fields)).toBe(sequence)
})

test('redacted thinking is the text that the blob holds, wherever it lies in its buffer', () => {
  const bytes = Buffer.from('..EmwKAhgB..').subarray(2, -2)
  expect(encodeRedacted(new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength))).toEqual({
    type: 'redacted_thinking',
    data: 'EmwKAhgB',
  })
})
