import type { Dimensions } from '../image-header.ts'
import type { TokenCounter } from '../token-counter.ts'
import { estimateText } from './estimate-text.ts'
import { generalCounter, largeVocabulary, plainOverheads } from './general.ts'

/** 4.7 characters a token for English, says Bedrock's pricing page of Titan. */
const countText = estimateText({ ...largeVocabulary, word: 9, wordPart: 5 })

/** Nova's user guide, "Image to tokens conversion": from about 800 for 900 x 450 to 2,600 for 1,300 x 1,300. */
const BASE_TOKENS = 240
const PIXELS_A_TOKEN = 733
const MOST_TOKENS = 2_600
/** Images are scaled up until one side is longer than this. */
const LEAST_SIDE = 896

const novaImage = (size: Dimensions | undefined): number => {
  if (size === undefined) return MOST_TOKENS
  const scale = Math.max(1, LEAST_SIDE / Math.max(size.width, size.height))
  const pixels = size.width * size.height * scale ** 2
  return Math.min(MOST_TOKENS, Math.round(BASE_TOKENS + pixels / PIXELS_A_TOKEN))
}

/** Nova 2's user guide: "billed at a flat rate of 230 tokens per image". */
const NOVA_2_IMAGE_TOKENS = 230

const countImage = (modelId: string): TokenCounter['countImage'] => {
  if (/nova-2-/.test(modelId)) return () => NOVA_2_IMAGE_TOKENS
  return /nova-/.test(modelId) ? novaImage : generalCounter().countImage
}

export const amazonCounter = (modelId: string): TokenCounter => ({
  overheads: plainOverheads,
  countText,
  countImage: countImage(modelId),
})
