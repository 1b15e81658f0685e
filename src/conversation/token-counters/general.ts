import type { Dimensions } from '../image-header.ts'
import type { TokenCounter, TokenOverheads } from '../token-counter.ts'
import { estimateText, type Vocabulary } from './estimate-text.ts'

/** A vocabulary of about 128,000 tokens, as most models since 2024 have. */
export const largeVocabulary: Vocabulary = {
  word: 9,
  wordPart: 4,
  digits: 3,
  marks: 2,
  script: 0.4,
  ideograph: 0.8,
  emoji: 2,
}

/** A message has its start, its role and its end; the request ends with the start of an answer. */
export const plainOverheads: TokenOverheads = {
  request: 3,
  message: 4,
  system: 4,
  tool: 8,
  toolPrompt: { free: 0, forced: 0 },
}

/** About the largest image that models take before they scale it down. */
const IMAGE_TOKENS = 1_600
const PIXELS_A_TOKEN = 750

export const imageByArea =
  (most: number) =>
  (size: Dimensions | undefined): number =>
    size === undefined ? most : Math.min(most, Math.ceil((size.width * size.height) / PIXELS_A_TOKEN))

const counter: TokenCounter = {
  overheads: plainOverheads,
  countText: estimateText(largeVocabulary),
  countImage: imageByArea(IMAGE_TOKENS),
}

/** For families of which nothing else is known. */
export const generalCounter = (): TokenCounter => counter
