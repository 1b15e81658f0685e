import { pieceEnd } from './language/piece-end.ts'

/** Each tool use, for its frame. */
export const TOOL_TOKENS = 8

/** The tokens of what the model writes: its pieces. Not the count of any other model, but near those of common ones for English. */
export function countText(text: string): number {
  let count = 0
  for (let index = 0; index < text.length; index = pieceEnd(text, index)) count++
  return count
}
