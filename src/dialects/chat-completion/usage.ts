import type { TokenUsage } from '@aws-sdk/client-bedrock-runtime'
import { isObject, type JsonObject } from '../native/json.ts'

/** The family counts cached tokens among those of the prompt, Converse beside them. */
export const encodeUsage = (usage: Partial<TokenUsage> = {}): JsonObject => {
  const { inputTokens = 0, outputTokens = 0, cacheReadInputTokens = 0, cacheWriteInputTokens = 0 } = usage
  const promptTokens = inputTokens + cacheReadInputTokens + cacheWriteInputTokens
  return {
    prompt_tokens: promptTokens,
    completion_tokens: outputTokens,
    total_tokens: promptTokens + outputTokens,
    ...(cacheReadInputTokens > 0 && { prompt_tokens_details: { cached_tokens: cacheReadInputTokens } }),
  }
}

/** Undefined where the answer tells none. */
export const decodeUsage = (usage: unknown): TokenUsage | undefined => {
  if (!isObject(usage)) return undefined
  const { prompt_tokens: prompt, completion_tokens: completion, prompt_tokens_details: details } = usage
  if (typeof prompt !== 'number' || typeof completion !== 'number') return undefined
  const cached = isObject(details) && typeof details.cached_tokens === 'number' ? details.cached_tokens : 0
  return {
    inputTokens: Math.max(0, prompt - cached),
    outputTokens: completion,
    totalTokens: prompt + completion,
    ...(cached > 0 && { cacheReadInputTokens: cached }),
  }
}
