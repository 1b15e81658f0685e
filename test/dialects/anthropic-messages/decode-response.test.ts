import { expect, test } from 'vitest'
import { decodeResponse } from '../../../src/dialects/anthropic-messages/decode-response.ts'

// The answer of model-parameters-anthropic-claude-messages-request-response.html, with members that answers of
// Anthropic's own API have beside (https://docs.anthropic.com/en/api/messages).
const message = {
  id: 'msg_01XFDUDYJgAACzvnptvVoYEL',
  type: 'message',
  role: 'assistant',
  model: 'claude-3-sonnet',
  content: [
    { type: 'text', text: '' },
    { type: 'text', text: 'Hello', citations: null },
    { type: 'tool_use', id: 'toolu_1', name: 'look', input: {}, caller: { type: 'direct' } },
    { type: 'thinking', thinking: 'Hm.', signature: '' },
  ],
  stop_reason: 'stop_sequence',
  stop_sequence: 'END',
  container: null,
  usage: {
    input_tokens: 12,
    output_tokens: 6,
    cache_read_input_tokens: null,
    cache_creation_input_tokens: 30,
    cache_creation: { ephemeral_5m_input_tokens: 10, ephemeral_1h_input_tokens: 20 },
  },
}

test('an answer', () => {
  expect(decodeResponse(message)).toEqual({
    output: {
      message: {
        role: 'assistant',
        content: [
          { text: 'Hello' },
          { toolUse: { toolUseId: 'toolu_1', name: 'look', input: {} } },
          { reasoningContent: { reasoningText: { text: 'Hm.' } } },
        ],
      },
    },
    stopReason: 'stop_sequence',
    usage: {
      inputTokens: 12,
      outputTokens: 6,
      totalTokens: 48,
      cacheReadInputTokens: 0,
      cacheWriteInputTokens: 30,
      cacheDetails: [
        { ttl: '1h', inputTokens: 20 },
        { ttl: '5m', inputTokens: 10 },
      ],
    },
    metrics: undefined,
    additionalModelResponseFields: { stop_sequence: 'END' },
  })
})

test('without a usage none is made up', () => {
  expect(decodeResponse({ ...message, usage: undefined }).usage).toBeUndefined()
})

test.each([
  ['no content', { type: 'message' }, 'answer.content: Field required'],
  ['an unknown block', { content: [{ type: 'server_tool_use' }] }, "is of type 'server_tool_use'"],
  ['a text that is none', { content: [{ type: 'text', text: 7 }] }, 'Input should be a valid string'],
])('%s is a failure of the model', (_, body, hint) => {
  expect(() => decodeResponse(body)).toThrow(
    expect.objectContaining({ name: 'ModelErrorException', hint: expect.stringContaining(hint) }),
  )
})
