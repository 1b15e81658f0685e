import type { ConverseRequest } from '@aws-sdk/client-bedrock-runtime'
import { countTokens as count } from '../../conversation/count-tokens.ts'
import type { TokenCounter } from '../../conversation/token-counter.ts'
import { pieceEnd } from './language/piece-end.ts'

/** Each tool definition, tool use and tool result, for its frame. */
export const TOOL_TOKENS = 8
/** What Claude counts at most for an image: about 1.15 megapixels at 750 pixels a token. */
const IMAGE_TOKENS = 1_600

/** The tokens of a text: its pieces. Not the count of any other model, but near those of common ones for English. */
export function countText(text: string): number {
  let count = 0
  for (let index = 0; index < text.length; index = pieceEnd(text, index)) count++
  return count
}

const pieces: TokenCounter = {
  overheads: { request: 3, message: 4, system: 0, tool: TOOL_TOKENS, toolPrompt: { free: 0, forced: 0 } },
  countText,
  countImage: () => IMAGE_TOKENS,
}

/** The input tokens of a request: its texts in pieces, and fixed numbers for what frames them. */
export const countTokens = (request: ConverseRequest): number => count(request, pieces)
