import { expandTerms } from '../embedded/expand-terms.ts'

/** A row that the database found near the question, or with its words. */
export interface Candidate {
  readonly id: string
  /** From 0 to 2; a vector of zeros has none. */
  readonly distance: number
  /** How often each term is in its text. */
  readonly terms: ReadonlyMap<string, number>
}

/** A term, and how much one occurrence says. */
export interface WeighedTerm {
  readonly term: string
  readonly weight: number
}

export interface RankedCandidate {
  readonly id: string
  readonly score: number
}

/** BM25's, and of the cosine in the score, as in the embedded index. */
const K1 = 1.2
const B = 0.75
const VECTOR_SHARE = 0.15

/** Chosen on the even queries of the Cranfield collection: the first results by words, and what they add. */
const FEEDBACK_CHUNKS = 3
const FEEDBACK = { feedbackTerms: 40, feedbackShare: 0.5 }

/**
 * By BM25 and meaning as the embedded index ranks, with scores from 0 to 1, best first. What the database has not counted,
 * lengths of texts and rarity of terms that are not the question's, is as among the candidates.
 */
export const rankCandidates = (
  candidates: readonly Candidate[],
  asked: readonly WeighedTerm[],
  limit: number,
): RankedCandidate[] => {
  const lengths = candidates.map(({ terms }) => lengthOf(terms))
  const average = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, candidates.length)
  const held = lengths.map(length => K1 * (1 - B + (average === 0 ? 0 : (B * length) / average)))
  const byWords = (terms: readonly WeighedTerm[]): number[] => {
    const most = terms.reduce((sum, { weight }) => sum + weight * (K1 + 1), 0)
    return candidates.map((candidate, at) =>
      most === 0 ? 0 : scoreOf(candidate, terms, held[at] ?? 0) / most,
    )
  }
  const first = byWords(asked)
    .map((score, at) => ({ score, terms: candidates[at]?.terms ?? NONE, id: candidates[at]?.id ?? '' }))
    .filter(({ score }) => score > 0)
    .sort(byScore)
    .slice(0, FEEDBACK_CHUNKS)
  const scores = byWords(expand(candidates, asked, first))
  return candidates
    .map(({ id, distance }, at) => ({
      id,
      score: VECTOR_SHARE * cosineOf(distance) + (1 - VECTOR_SHARE) * (scores[at] ?? 0),
    }))
    .sort(byScore)
    .slice(0, limit)
}

const NONE: ReadonlyMap<string, number> = new Map()

const byScore = (one: RankedCandidate, other: RankedCandidate): number =>
  other.score - one.score || (one.id < other.id ? -1 : 1)

/** The question's terms with those that its first results have in common, weighed by share and rarity. */
const expand = (
  candidates: readonly Candidate[],
  asked: readonly WeighedTerm[],
  first: Parameters<typeof expandTerms>[1],
): WeighedTerm[] => {
  const known = new Map(asked.map(({ term, weight }) => [term, weight]))
  const rarity = rarityAmong(candidates)
  const weightOf = (term: string): number => known.get(term) ?? rarity(term)
  const once = new Map<string, number>()
  for (const { term } of asked) once.set(term, (once.get(term) ?? 0) + 1)
  const expanded = expandTerms(once, first, weightOf, FEEDBACK)
  return [...expanded].map(([term, share]) => ({ term, weight: share * weightOf(term) }))
}

const rarityAmong = (candidates: readonly Candidate[]): ((term: string) => number) => {
  const holders = new Map<string, number>()
  for (const { terms } of candidates)
    for (const term of terms.keys()) holders.set(term, (holders.get(term) ?? 0) + 1)
  return term => {
    const count = holders.get(term) ?? 0
    return Math.log(1 + (candidates.length - count + 0.5) / (count + 0.5))
  }
}

const scoreOf = ({ terms }: Candidate, asked: readonly WeighedTerm[], held: number): number => {
  let score = 0
  for (const { term, weight } of asked) {
    const count = terms.get(term) ?? 0
    if (count > 0) score += (weight * count * (K1 + 1)) / (count + held)
  }
  return score
}

const cosineOf = (distance: number): number =>
  Number.isNaN(distance) ? 0 : Math.min(1, Math.max(0, 1 - distance))

const lengthOf = (terms: ReadonlyMap<string, number>): number => {
  let length = 0
  for (const count of terms.values()) length += count
  return length
}
