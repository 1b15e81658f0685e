import type { ConverseStreamOutput } from '@aws-sdk/client-bedrock-runtime'
import { encodeChatStream, type StreamItem } from '../chat-completion/encode-stream.ts'
import { encodeFinishReason } from '../chat-completion/finish-reasons.ts'
import { encodeUsage } from '../chat-completion/usage.ts'
import type { KnownAtStart } from '../dialect.ts'
import { invocationMetrics } from '../native/invocation-metrics.ts'
import type { JsonObject } from '../native/json.ts'
import { idOf } from './encode-response.ts'

/**
 * A delta in each chunk, the usage in the last: AWS documents only the whole answer, which is OpenAI's, so the chunks
 * are OpenAI's too.
 *
 * @throws ModelStreamErrorException where `events` end before the message does.
 */
export const encodeStream = (
  events: AsyncIterable<ConverseStreamOutput[]>,
  _model: string,
  requestId: string,
  known: KnownAtStart = {},
): AsyncIterable<JsonObject[]> =>
  encodeChatStream(events, item => {
    const delta = encodeDelta(item)
    if (delta === undefined) return []
    const finish_reason = 'stopReason' in item ? encodeFinishReason(item.stopReason) : null
    const end =
      'metadata' in item
        ? { usage: encodeUsage(item.metadata.usage), ...invocationMetrics(item.metadata, known) }
        : {}
    return [{ id: idOf(requestId), choices: [{ index: 0, delta, finish_reason }], ...end }]
  })

const encodeDelta = (item: StreamItem): JsonObject | undefined => {
  if ('role' in item) return { role: item.role }
  if ('text' in item) return { content: item.text }
  return 'stopReason' in item ? {} : undefined // Jamba calls no tools.
}
