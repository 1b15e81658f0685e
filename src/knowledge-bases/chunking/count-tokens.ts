import { generalCounter } from '../../conversation/token-counters/general.ts'

/** AWS does not say what counts as a token of a chunk: here it is what models of today count on average. */
export const countTokens: (text: string) => number = generalCounter().countText

const SPACES_A_TOKEN = 16

/** Of what is between two pieces: the blank before a word belongs to the word. */
export const countGap = (text: string): number => {
  const isBlankLast = text.endsWith(' ')
  return Math.ceil((text.length - (isBlankLast ? 1 : 0)) / SPACES_A_TOKEN)
}
