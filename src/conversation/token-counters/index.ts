import type { TokenCounter } from '../token-counter.ts'
import { amazonCounter } from './amazon.ts'
import { claudeCounter } from './claude.ts'
import { deepseekCounter } from './deepseek.ts'
import { generalCounter } from './general.ts'
import { gptCounter } from './gpt.ts'
import { llamaCounter } from './llama.ts'
import { mistralCounter } from './mistral.ts'

/** By maker, as model IDs begin; a profile or an ARN may come before it. */
const families: readonly (readonly [RegExp, (modelId: string) => TokenCounter])[] = [
  [/(^|[./])anthropic\./, claudeCounter],
  [/(^|[./])amazon\./, amazonCounter],
  [/(^|[./])meta\./, llamaCounter],
  [/(^|[./])mistral\./, mistralCounter],
  [/(^|[./])openai\./, gptCounter],
  [/(^|[./])(deepseek|qwen|moonshot(ai)?|zai|minimax)\./, deepseekCounter],
]

/**
 * How the model's family counts tokens. All of them are estimates without the family's vocabulary: a family that
 * has a real tokenizer loads it in its own file, at the first text it counts.
 *
 * @param modelId a foundation model's ID, or a profile's ID or ARN that ends in one.
 */
export const counterFor = (modelId: string): TokenCounter => {
  const family = families.find(([ids]) => ids.test(modelId))
  return (family?.[1] ?? generalCounter)(modelId)
}
