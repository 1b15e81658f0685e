import type { InferenceConfiguration } from '@aws-sdk/client-bedrock-runtime'
import type { JsonObject } from '../native/json.ts'

/** Converse's limits: what a family allows beyond them stays under its native name. */
const isSayable: Readonly<Record<string, (value: number) => boolean>> = {
  maxTokens: value => value >= 1,
  temperature: value => value <= 1,
  topP: value => value <= 1,
}

/**
 * @param names Converse's names of the numbers, by the native ones.
 * @returns `spoken`: the native members that Converse has words for.
 */
export const decodeInferenceConfig = (
  body: JsonObject,
  names: Readonly<Record<string, 'maxTokens' | 'temperature' | 'topP'>>,
): { readonly inferenceConfig: InferenceConfiguration; readonly spoken: readonly string[] } => {
  const inferenceConfig: InferenceConfiguration = {}
  const spoken: string[] = []
  for (const [native, name] of Object.entries(names)) {
    const value = body[native]
    if (typeof value !== 'number' || !isSayable[name]?.(value) || inferenceConfig[name] !== undefined)
      continue
    inferenceConfig[name] = value
    spoken.push(native)
  }
  const { stop } = body
  if (typeof stop === 'string' || Array.isArray(stop)) {
    inferenceConfig.stopSequences = typeof stop === 'string' ? [stop] : stop
    spoken.push('stop')
  }
  return { inferenceConfig, spoken }
}

/** @param maxTokens the native name of the limit. */
export const encodeInferenceConfig = (
  { maxTokens, temperature, topP, stopSequences }: InferenceConfiguration = {},
  maxTokensName = 'max_tokens',
): JsonObject => ({
  ...(maxTokens !== undefined && { [maxTokensName]: maxTokens }),
  ...(temperature !== undefined && { temperature }),
  ...(topP !== undefined && { top_p: topP }),
  ...(stopSequences !== undefined && { stop: stopSequences }),
})
