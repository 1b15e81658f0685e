import type { TokenCounter, TokenOverheads } from '../token-counter.ts'
import { estimateText, type Vocabulary } from './estimate-text.ts'
import { generalCounter, largeVocabulary, plainOverheads } from './general.ts'

/** A vocabulary of 32,000 tokens: what is not in it is spelled in bytes, each digit is its own. */
export const smallVocabulary: Vocabulary = {
  word: 7,
  wordPart: 3,
  digits: 1,
  marks: 1,
  script: 0.55,
  ideograph: 1.4,
  emoji: 4,
}

/** Models before Tekken, the tokenizer of 131,000 tokens that has single digits too. */
const early = /mistral-7b|mixtral|mistral-(large|small)-24|pixtral-large/

/** `<s>` for the request, `[INST]` and `[/INST]` around a message. */
const overheads: TokenOverheads = { ...plainOverheads, request: 1, message: 2, system: 2 }

const countEarlyText = estimateText(smallVocabulary)
const countText = estimateText({ ...largeVocabulary, digits: 1 })

export const mistralCounter = (modelId: string): TokenCounter => ({
  overheads,
  countText: early.test(modelId) ? countEarlyText : countText,
  countImage: generalCounter().countImage,
})
