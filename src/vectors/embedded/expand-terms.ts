/** A chunk that the query found first. */
export interface Feedback {
  readonly score: number
  readonly terms: ReadonlyMap<string, number>
}

/**
 * The query's terms, and what its first results have in common that is rare: what else such texts say. The weights of
 * both come to 1.
 *
 * @param rarity of a term among all chunks
 */
export const expandTerms = (
  asked: ReadonlyMap<string, number>,
  first: readonly Feedback[],
  rarity: (term: string) => number,
  { feedbackTerms, feedbackShare }: { readonly feedbackTerms: number; readonly feedbackShare: number },
): Map<string, number> => {
  const found = sumTerms(first)
  const chosen = [...found]
    .map(([term, weight]) => [term, weight * rarity(term)] as const)
    .sort(([, one], [, other]) => other - one)
    .slice(0, feedbackTerms)
  const share = chosen.length === 0 ? 0 : feedbackShare
  const expanded = new Map<string, number>()
  addShare(expanded, [...asked], 1 - share)
  addShare(expanded, chosen, share)
  return expanded
}

/** By the scores of the chunks, a long one counting as much as a short one. */
const sumTerms = (first: readonly Feedback[]): Map<string, number> => {
  const total = first.reduce((sum, { score }) => sum + score, 0)
  const found = new Map<string, number>()
  for (const { score, terms } of first) {
    let length = 0
    for (const frequency of terms.values()) length += frequency
    for (const [term, frequency] of terms)
      found.set(term, (found.get(term) ?? 0) + ((score / total) * frequency) / length)
  }
  return found
}

const addShare = (
  into: Map<string, number>,
  weights: readonly (readonly [string, number])[],
  share: number,
): void => {
  const total = weights.reduce((sum, [, weight]) => sum + weight, 0)
  if (total === 0 || share === 0) return
  for (const [term, weight] of weights) into.set(term, (into.get(term) ?? 0) + (share * weight) / total)
}
