import type { TokenCounter, TokenOverheads } from '../token-counter.ts'
import { estimateText } from './estimate-text.ts'
import { generalCounter, largeVocabulary, plainOverheads } from './general.ts'

/** o200k, with 200,000 tokens. */
const countText = estimateText({
  ...largeVocabulary,
  word: 10,
  wordPart: 5,
  script: 0.3,
  ideograph: 0.75,
  emoji: 1.5,
})

/** gpt-oss's Harmony format begins with a system message of its own: identity, dates, effort and channels. */
const harmonyOverheads: TokenOverheads = { ...plainOverheads, request: 65 }

export const gptCounter = (modelId: string): TokenCounter => ({
  overheads: /gpt-oss/.test(modelId) ? harmonyOverheads : plainOverheads,
  countText,
  countImage: generalCounter().countImage,
})
