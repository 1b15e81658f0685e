import type { ConverseResponse, ConverseStreamOutput } from '@aws-sdk/client-bedrock-runtime'
import { isObject } from '../../dialects/native/json.ts'

/**
 * Whether the answer ended at one of the request's stop sequences. OpenAI says `stop` for that too; vLLM names the
 * sequence in `stop_reason`, SGLang in `matched_stop`: a number is a token of the model's own.
 */
export const endsAtSequence = (chunk: unknown): boolean => {
  const choices = isObject(chunk) ? chunk.choices : undefined
  const choice: unknown = Array.isArray(choices) ? choices[0] : undefined
  if (!isObject(choice) || choice.finish_reason !== 'stop') return false
  return typeof choice.stop_reason === 'string' || typeof choice.matched_stop === 'string'
}

/** An answer that ended so. */
export const withStopSequence = (response: ConverseResponse): ConverseResponse =>
  response.stopReason === 'end_turn' ? { ...response, stopReason: 'stop_sequence' } : response

export const eventWithStopSequence = (event: ConverseStreamOutput): ConverseStreamOutput =>
  event.messageStop?.stopReason === 'end_turn'
    ? { messageStop: { ...event.messageStop, stopReason: 'stop_sequence' } }
    : event
