import { createBestRows, type Scored } from './best-rows.ts'
import { expandTerms } from './expand-terms.ts'
import type { Memory } from './memory.ts'
import { type Neighbourhood, nearestRows } from './nearest-rows.ts'
import { termsOf } from './terms-of.ts'

/** Chosen on the even queries of the Cranfield collection; docs/decisions/0010-embedded-index.md has what was tried. */
export interface RankingParameters {
  /** BM25's. */
  readonly k1: number
  readonly b: number
  /** Of the first results by words, how many the query is expanded from, by how many terms, and how much these count. */
  readonly feedbackChunks: number
  readonly feedbackTerms: number
  readonly feedbackShare: number
  /** How much of their vectors is added to the query's. */
  readonly feedbackVector: number
  /** Of the vectors' scores in the fused ones. */
  readonly vectorShare: number
}

const defaults: RankingParameters = {
  k1: 1.2,
  b: 0.75,
  feedbackChunks: 3,
  feedbackTerms: 80,
  feedbackShare: 0.5,
  feedbackVector: 0.5,
  vectorShare: 0.15,
}

/** Candidates of each ranking, at the least: what one of them finds late, the other may find early. */
const CANDIDATES = 100

/** A query of thousands of words is ranked by its rarest. */
const MOST_TERMS = 64

export interface Ranked extends Neighbourhood, Pick<Memory, 'vectors' | 'words'> {
  /** What was searched by words of a row. */
  readonly searchedText: (row: number) => string
}

export interface Query {
  readonly unit: Float32Array
  readonly text: string | undefined
  /** 1 for each row that may be found. */
  readonly mask: Uint8Array
  readonly limit: number
}

/** The best rows with scores from 0 to 1: by meaning alone, or fused with words where the query has a text. */
export const rankRows = (
  index: Ranked,
  query: Query,
  parameters: Partial<RankingParameters> = {},
): Scored[] => {
  let candidates = 0
  for (const passes of query.mask) candidates += passes
  if (candidates === 0 || query.limit <= 0) return []
  const terms = query.text === undefined ? undefined : rarest(index, termsOf(query.text))
  if (terms === undefined || terms.size === 0) return byMeaning(index, query, candidates)
  return byBoth(index, query, candidates, terms, { ...defaults, ...parameters })
}

/** As OpenSearch scores unit vectors by their distance, which is what a base of AWS's answers with: 1 / (1 + d * d). */
const byMeaning = (index: Ranked, { unit, mask, limit }: Query, candidates: number): Scored[] =>
  nearestRows(index, unit, mask, candidates, limit).map(({ row, score }) => ({
    row,
    score: 1 / (3 - 2 * Math.min(1, score)),
  }))

const byBoth = (
  index: Ranked,
  { unit, mask, limit }: Query,
  candidates: number,
  terms: ReadonlyMap<string, number>,
  parameters: RankingParameters,
): Scored[] => {
  const first = best(index.words.score(terms, mask, parameters), mask, parameters.feedbackChunks)
  const expanded = expandTerms(
    terms,
    first.map(({ row, score }) => ({ score, terms: termsOf(index.searchedText(row)) })),
    index.words.rarity,
    parameters,
  )
  const moved = moveTowards(unit, first, index, parameters.feedbackVector)
  const depth = Math.max(limit, CANDIDATES)
  const scores = index.words.score(expanded, mask, parameters)
  const byWords = best(scores, mask, depth)
  const cosines = new Map(
    nearestRows(index, moved, mask, candidates, depth).map(({ row, score }) => [row, score]),
  )
  for (const { row } of byWords) if (!cosines.has(row)) cosines.set(row, index.vectors.cosine(row, moved))
  const most = index.words.mostOf(expanded, parameters)
  const share = parameters.vectorShare
  const fused = createBestRows(limit)
  for (const [row, cosine] of cosines)
    fused.offer(
      row,
      share * Math.min(1, Math.max(0, cosine)) + (1 - share) * (most === 0 ? 0 : (scores[row] ?? 0) / most),
    )
  return fused.list()
}

const best = (scores: Float64Array, mask: Uint8Array, limit: number): Scored[] => {
  const found = createBestRows(limit)
  for (let row = 0; row < mask.length; row++) {
    const score = scores[row] ?? 0
    if (score > 0) found.offer(row, score)
  }
  return found.list()
}

/** The query's vector with a share of those of its first results, each by its score: Rocchio's formula. */
const moveTowards = (
  unit: Float32Array,
  first: readonly Scored[],
  { vectors }: Ranked,
  share: number,
): Float32Array => {
  const total = first.reduce((sum, { score }) => sum + score, 0)
  if (total === 0 || share === 0) return unit
  const moved = Float64Array.from(unit)
  for (const { row, score } of first) {
    const weight = (share * score) / total
    for (const [at, component] of vectors.at(row).entries()) moved[at] = (moved[at] ?? 0) + weight * component
  }
  const length = Math.hypot(...moved)
  return length === 0 ? unit : Float32Array.from(moved, component => component / length)
}

const rarest = ({ words }: Ranked, terms: ReadonlyMap<string, number>): Map<string, number> => {
  const known = [...terms].filter(([term]) => words.rarity(term) > 0)
  if (known.length <= MOST_TERMS) return new Map(known)
  const rarity = new Map(known.map(([term]) => [term, words.rarity(term)]))
  return new Map(
    known.sort(([one], [other]) => (rarity.get(other) ?? 0) - (rarity.get(one) ?? 0)).slice(0, MOST_TERMS),
  )
}
