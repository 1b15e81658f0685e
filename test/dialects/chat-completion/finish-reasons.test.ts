import type { StopReason } from '@aws-sdk/client-bedrock-runtime'
import { expect, test } from 'vitest'
import {
  decodeFinishReason,
  encodeFinishReason,
} from '../../../src/dialects/chat-completion/finish-reasons.ts'

// https://platform.openai.com/docs/api-reference/chat/object
test.each<[StopReason | undefined, string]>([
  ['end_turn', 'stop'],
  ['stop_sequence', 'stop'],
  ['tool_use', 'tool_calls'],
  ['max_tokens', 'length'],
  ['model_context_window_exceeded', 'length'],
  ['content_filtered', 'content_filter'],
  ['guardrail_intervened', 'content_filter'],
  [undefined, 'stop'],
])('%s is %s', (reason, native) => {
  expect(encodeFinishReason(reason)).toBe(native)
})

test.each<[unknown, boolean, StopReason]>([
  ['stop', false, 'end_turn'],
  ['stop', true, 'tool_use'],
  ['tool_calls', true, 'tool_use'],
  ['length', true, 'max_tokens'],
  ['content_filter', false, 'content_filtered'],
  ['__proto__', false, 'end_turn'],
  [null, false, 'end_turn'],
])('%s is read, with calls: %s, as %s', (native, hasCalls, reason) => {
  expect(decodeFinishReason(native, hasCalls)).toBe(reason)
})
