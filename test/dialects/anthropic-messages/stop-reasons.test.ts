import { expect, test } from 'vitest'
import { decodeStopReason, encodeStopReason } from '../../../src/dialects/anthropic-messages/stop-reasons.ts'

test.each([
  'end_turn',
  'tool_use',
  'max_tokens',
  'stop_sequence',
  'model_context_window_exceeded',
  'content_filtered',
] as const)('%s comes back as it was', reason => {
  expect(decodeStopReason(encodeStopReason(reason))).toBe(reason)
})

test('a refusal is what Converse calls filtered', () => {
  expect(encodeStopReason('content_filtered')).toBe('refusal')
})

test.each(['guardrail_intervened', 'malformed_model_output', 'malformed_tool_use', undefined] as const)(
  'Anthropic has no word for %s: it ends the turn',
  reason => {
    expect(encodeStopReason(reason)).toBe('end_turn')
  },
)

test('a reason that Converse does not know ends the turn', () => {
  expect(decodeStopReason('pause_turn')).toBe('end_turn')
  expect(decodeStopReason('constructor')).toBe('end_turn')
})
