import type { TokenCounter, TokenOverheads } from '../token-counter.ts'
import { estimateText, type Vocabulary } from './estimate-text.ts'
import { imageByArea, plainOverheads } from './general.ts'

const vocabulary: Vocabulary = {
  word: 7,
  wordPart: 4,
  digits: 3,
  marks: 2,
  script: 0.45,
  ideograph: 1.1,
  emoji: 2.5,
}

/** From Opus 4.7 on: a text has 1.0 to 1.35 times as many tokens, says Anthropic's migration guide. */
const laterVocabulary: Vocabulary = { ...vocabulary, word: 6, wordPart: 3, script: 0.5, ideograph: 1.2 }
const later = /claude-(opus-4-[7-9]|(opus|sonnet|haiku)-[5-9]|fable|mythos)/

/** Anthropic's vision page: about 1,600 at most, and 4,784 for models that take high resolutions. */
const IMAGE_TOKENS = 1_600
const LATER_IMAGE_TOKENS = 4_784

/** Anthropic's page on tool use, "Tool use system prompt token count", `auto` and `any`. */
const toolPrompts: readonly (readonly [RegExp, TokenOverheads['toolPrompt']])[] = [
  [/claude-3-opus/, { free: 530, forced: 281 }],
  [/claude-3-sonnet/, { free: 159, forced: 235 }],
  [/claude-3(-5)?-haiku/, { free: 264, forced: 340 }],
]
const toolPrompt: TokenOverheads['toolPrompt'] = { free: 346, forced: 313 }

/** 7 in all is what Anthropic counts around one message, with or without a system prompt. */
const overheads: TokenOverheads = { ...plainOverheads, system: 0 }

const countEarlierText = estimateText(vocabulary)
const countLaterText = estimateText(laterVocabulary)

export const claudeCounter = (modelId: string): TokenCounter => {
  const isLater = later.test(modelId)
  return {
    overheads: {
      ...overheads,
      toolPrompt: toolPrompts.find(([ids]) => ids.test(modelId))?.[1] ?? toolPrompt,
    },
    countText: isLater ? countLaterText : countEarlierText,
    countImage: imageByArea(isLater ? LATER_IMAGE_TOKENS : IMAGE_TOKENS),
  }
}
