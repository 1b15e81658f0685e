import type { ConverseStreamOutput } from '@aws-sdk/client-bedrock-runtime'
import { encodeChatStream, type StreamItem } from '../chat-completion/encode-stream.ts'
import { encodeFinishReason } from '../chat-completion/finish-reasons.ts'
import { encodeUsage } from '../chat-completion/usage.ts'
import type { KnownAtStart } from '../dialect.ts'
import { invocationMetrics } from '../native/invocation-metrics.ts'
import type { JsonObject } from '../native/json.ts'
import { encodeHead } from './encode-response.ts'

/**
 * Chunks with a delta each; the last has the reason to finish, the usage and the invocation metrics.
 * https://platform.openai.com/docs/api-reference/chat-streaming
 *
 * @throws ModelStreamErrorException where `events` end before the message does.
 */
export const encodeStream = (
  events: AsyncIterable<ConverseStreamOutput[]>,
  model: string,
  requestId: string,
  known: KnownAtStart = {},
): AsyncIterable<JsonObject[]> => {
  const head = encodeHead('chat.completion.chunk', model, requestId)
  let isStarted = false
  return encodeChatStream(events, item => {
    const role = isStarted ? {} : { role: 'assistant' }
    isStarted = true
    const choice = {
      index: 0,
      delta: { ...role, ...encodeDelta(item) },
      finish_reason: 'stopReason' in item ? encodeFinishReason(item.stopReason) : null,
    }
    const end =
      'metadata' in item
        ? { usage: encodeUsage(item.metadata.usage), ...invocationMetrics(item.metadata, known) }
        : {}
    return [{ ...head, choices: [choice], ...end }]
  })
}

const encodeDelta = (item: StreamItem): JsonObject => {
  if ('text' in item) return { content: item.text }
  if (!('call' in item)) return {}
  const { index, id, name, input } = item.call
  if (name === undefined) return { tool_calls: [{ index, function: { arguments: input } }] }
  return { tool_calls: [{ index, id, type: 'function', function: { name, arguments: input } }] }
}
