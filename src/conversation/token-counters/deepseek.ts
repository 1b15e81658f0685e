import type { TokenCounter } from '../token-counter.ts'
import { estimateText } from './estimate-text.ts'
import { generalCounter, largeVocabulary } from './general.ts'

/** DeepSeek's page on token usage: 0.6 tokens for a Chinese character. Its neighbours' vocabularies are alike. */
const counter: TokenCounter = {
  ...generalCounter(),
  countText: estimateText({ ...largeVocabulary, ideograph: 0.6 }),
}

export const deepseekCounter = (): TokenCounter => counter
