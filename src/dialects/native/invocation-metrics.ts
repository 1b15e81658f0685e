import type { ConverseStreamMetadataEvent } from '@aws-sdk/client-bedrock-runtime'
import type { KnownAtStart } from '../dialect.ts'
import { isObject, type JsonObject } from './json.ts'

/** What the last chunk of a native stream carries, whatever the family; clients count tokens with it. */
export const invocationMetrics = (
  { usage, metrics }: ConverseStreamMetadataEvent,
  { firstByteLatency }: KnownAtStart = {},
): JsonObject => ({
  'amazon-bedrock-invocationMetrics': {
    inputTokenCount: usage?.inputTokens ?? 0,
    outputTokenCount: usage?.outputTokens ?? 0,
    invocationLatency: metrics?.latencyMs ?? 0,
    ...(firstByteLatency !== undefined && { firstByteLatency }),
    cacheReadInputTokenCount: usage?.cacheReadInputTokens ?? 0,
    cacheWriteInputTokenCount: usage?.cacheWriteInputTokens ?? 0,
  },
})

/** The `metadata` event that a chunk's invocation metrics tell; undefined for a chunk without them. */
export const metadataIn = (chunk: unknown): ConverseStreamMetadataEvent | undefined => {
  const metrics = isObject(chunk) ? chunk['amazon-bedrock-invocationMetrics'] : undefined
  if (!isObject(metrics)) return undefined
  const count = (name: string) => (typeof metrics[name] === 'number' ? metrics[name] : 0)
  const inputTokens = count('inputTokenCount')
  const outputTokens = count('outputTokenCount')
  const cacheReadInputTokens = count('cacheReadInputTokenCount')
  const cacheWriteInputTokens = count('cacheWriteInputTokenCount')
  return {
    usage: {
      inputTokens,
      outputTokens,
      totalTokens: inputTokens + outputTokens + cacheReadInputTokens + cacheWriteInputTokens,
      cacheReadInputTokens,
      cacheWriteInputTokens,
    },
    metrics: { latencyMs: count('invocationLatency') },
  }
}
