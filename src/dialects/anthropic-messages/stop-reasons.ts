import type { StopReason } from '@aws-sdk/client-bedrock-runtime'

/** The reasons that Anthropic names as Converse does stand for themselves. */
const toAnthropic: Readonly<Partial<Record<StopReason, string>>> = {
  content_filtered: 'refusal',
  // InvokeModel tells of the guardrail in the member amazon-bedrock-guardrailAction, beside the message.
  guardrail_intervened: 'end_turn',
  malformed_model_output: 'end_turn',
  malformed_tool_use: 'end_turn',
}

const toConverse = new Map<string, StopReason>([
  ['end_turn', 'end_turn'],
  ['tool_use', 'tool_use'],
  ['max_tokens', 'max_tokens'],
  ['stop_sequence', 'stop_sequence'],
  ['model_context_window_exceeded', 'model_context_window_exceeded'],
  ['refusal', 'content_filtered'],
])

export const encodeStopReason = (reason: StopReason | undefined): string =>
  reason === undefined ? 'end_turn' : (toAnthropic[reason] ?? reason)

/** A reason that Converse does not know ends the turn. */
export const decodeStopReason = (reason: string): StopReason => toConverse.get(reason) ?? 'end_turn'
