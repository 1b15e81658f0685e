import { estimateText } from '../../conversation/token-counters/estimate-text.ts'
import { largeVocabulary } from '../../conversation/token-counters/general.ts'

/**
 * AWS does not say what counts as a token of a chunk: here it is what models of today count on average. The fractions are
 * rounded to sixteenths, of which sums are exact: the parts of a text never count less than the whole.
 */
export const countTokens: (text: string) => number = estimateText({
  ...largeVocabulary,
  script: 7 / 16,
  ideograph: 13 / 16,
})

const SPACES_A_TOKEN = 16

/** Of what is between two pieces: the blank before a word belongs to the word. */
export const countGap = (text: string): number => {
  const isBlankLast = text.endsWith(' ')
  return Math.ceil((text.length - (isBlankLast ? 1 : 0)) / SPACES_A_TOKEN)
}
