import type { StopReason } from '@aws-sdk/client-bedrock-runtime'

const toNative: Readonly<Partial<Record<StopReason, string>>> = {
  tool_use: 'tool_calls',
  max_tokens: 'length',
  model_context_window_exceeded: 'length',
  content_filtered: 'content_filter',
  guardrail_intervened: 'content_filter',
}

const toConverse = new Map<string, StopReason>([
  ['length', 'max_tokens'],
  ['model_length', 'max_tokens'],
  ['tool_calls', 'tool_use'],
  ['function_call', 'tool_use'],
  ['content_filter', 'content_filtered'],
])

export const encodeFinishReason = (reason: StopReason | undefined): string =>
  (reason === undefined ? undefined : toNative[reason]) ?? 'stop'

/** @param hasCalls some servers say `stop` after a call of a tool too. */
export const decodeFinishReason = (reason: unknown, hasCalls: boolean): StopReason =>
  toConverse.get(String(reason)) ?? (hasCalls ? 'tool_use' : 'end_turn')
