import type { ConverseStreamOutput } from '@aws-sdk/client-bedrock-runtime'
import type { KnownAtStart } from '../dialect.ts'
import { invocationMetrics } from '../native/invocation-metrics.ts'
import type { JsonObject } from '../native/json.ts'
import { encodeChatStream, type StreamItem } from './encode-stream.ts'
import { encodeFinishReason } from './finish-reasons.ts'
import { encodeUsage } from './usage.ts'

/**
 * Chunks with a delta each, the role in the first; the last has the reason to finish, the usage and the invocation
 * metrics. https://platform.openai.com/docs/api-reference/chat-streaming
 *
 * @param head what every chunk begins with.
 * @param hasReasoning whether a delta has `reasoning_content`.
 * @throws ModelStreamErrorException where `events` end before the message does.
 */
export const encodeChunks = (
  events: AsyncIterable<ConverseStreamOutput[]>,
  head: JsonObject,
  known: KnownAtStart = {},
  hasReasoning = false,
): AsyncIterable<JsonObject[]> => {
  let isStarted = false
  const toChunk = (item: StreamItem): JsonObject => {
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
    return { ...head, choices: [choice], ...end }
  }
  return encodeChatStream(events, item => [toChunk(item)], hasReasoning)
}

const encodeDelta = (item: StreamItem): JsonObject => {
  if ('text' in item) return { content: item.text }
  if ('reasoning' in item) return { reasoning_content: item.reasoning }
  if (!('call' in item)) return {}
  const { index, id, name, input } = item.call
  if (name === undefined) return { tool_calls: [{ index, function: { arguments: input } }] }
  return { tool_calls: [{ index, id, type: 'function', function: { name, arguments: input } }] }
}
