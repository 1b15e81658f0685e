import type { TokenCounter, TokenOverheads } from '../token-counter.ts'
import { estimateText } from './estimate-text.ts'
import { generalCounter, largeVocabulary, plainOverheads } from './general.ts'
import { smallVocabulary } from './mistral.ts'

/** Llama 3's prompt format: five marks and a role around each message, the answer's header at the end. */
const overheads: TokenOverheads = { ...plainOverheads, request: 5, message: 5, system: 5 }

const countText = estimateText({ ...largeVocabulary, word: 10 })
const countLlama2Text = estimateText(smallVocabulary)

export const llamaCounter = (modelId: string): TokenCounter => ({
  overheads,
  countText: /llama2-/.test(modelId) ? countLlama2Text : countText,
  countImage: generalCounter().countImage,
})
