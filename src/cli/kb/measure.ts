/** How well passages answer a question, from 0 to 1. */
export interface Scores {
  /** Of the documents that answer it, how many are among the first k passages. */
  readonly recall: number
  /** Of the first ten documents. */
  readonly ndcg: number
  /** One by the place of the first document that answers it. */
  readonly reciprocalRank: number
}

const CUTOFF = 10

/** @param found the documents of the passages, best first: one may be there several times. */
export const measure = (found: readonly string[], relevant: ReadonlySet<string>, k: number): Scores => {
  const top = new Set(found.slice(0, k))
  const documents = [...new Set(found)]
  const first = documents.findIndex(document => relevant.has(document))
  const gain = documents
    .slice(0, CUTOFF)
    .reduce((sum, document, rank) => sum + (relevant.has(document) ? discount(rank) : 0), 0)
  let ideal = 0
  for (let rank = 0; rank < Math.min(CUTOFF, relevant.size); rank++) ideal += discount(rank)
  return {
    recall: [...relevant].filter(document => top.has(document)).length / relevant.size,
    ndcg: gain / ideal,
    reciprocalRank: first < 0 ? 0 : 1 / (first + 1),
  }
}

const discount = (rank: number): number => 1 / Math.log2(rank + 2)

export const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length

/** The least value that so large a share of them does not exceed. */
export const percentile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0
}
