import { type WordFeatures, wordFeatures } from './language/word-features.ts'
import { words } from './language/words.ts'
import { normalise } from './normalise.ts'
import type { Match, Query } from './read-query.ts'

/** Where one document holds what is asked for. */
export interface Found {
  /** For each term how often it is there: less than once for a synonym, more for an early word. */
  readonly counts: readonly number[]
  /** For each term how near it is to the one asked for before it, from 0 to 1. */
  readonly closeness: readonly number[]
  /** In words. */
  readonly length: number
  /** The document is the query, word for word. */
  readonly isQuery: boolean
}

/** A word at the very beginning counts so much more, and half of that so many words later. */
const EARLY_SHARE = 0.2
const HALF_POSITION = 20
/** In words beyond the distance in the query: the farthest that says anything, and what the other order is worth. */
const FARTHEST = 8
const OTHER_ORDER = 2

/** How fast repeats count less, and how much more they do in a long document: as in BM25. */
const SATURATION = 1.6
const LENGTH_SHARE = 0.75
const PROXIMITY_SHARE = 0.3
/** Of a term that every document holds, against the logarithm for one that few do. */
const HELD_BY_ALL = 1.2
/** A document that only touches the topic of a term does not hold it. */
const LEAST_COUNT = 0.5

/** 1 as near as in the query, less with each word more between the two. */
function closenessAt(distance: number, gap: number): number {
  const more = distance - gap
  if (more > FARTHEST) return 0
  return more <= 0 ? 1 : 1 / (1 + more)
}

/** Reads a document once: linear in its length. */
export function search(query: Query, document: string): Found {
  const all = words(normalise(document))
  const terms = query.weights.length
  const counts = new Array<number>(terms).fill(0)
  const closeness = new Array<number>(terms).fill(0)
  const positions = new Array<number>(terms).fill(-Infinity)
  const shares = new Array<number>(terms).fill(0)

  const bringNear = (term: number, other: number, distance: number, share: number): void => {
    const near = share * (shares[other] ?? 0) * closenessAt(distance, query.gaps[term] ?? 1)
    if (near > (closeness[term] ?? 0)) closeness[term] = near
  }
  const hit = ({ term, share }: Match, at: number): void => {
    counts[term] = (counts[term] ?? 0) + share * (1 + (EARLY_SHARE * HALF_POSITION) / (HALF_POSITION + at))
    const since = (other: number): number => at - (positions[other] ?? -Infinity)
    bringNear(term, term - 1, since(term - 1), share)
    if (term + 1 < terms) bringNear(term + 1, term + 1, since(term + 1) + OTHER_ORDER, share)
    positions[term] = at
    shares[term] = share
  }

  let before: WordFeatures | undefined
  for (const [at, each] of all.entries()) {
    const word = wordFeatures(each)
    for (const match of query.match(word)) hit(match, at)
    if (before) for (const match of query.matchPair(before, word)) hit(match, at)
    before = word
  }
  const isQuery = all.length === query.words.length && all.every((word, at) => word === query.words[at])
  return { counts, closeness, length: all.length, isQuery }
}

const sum = (values: readonly number[]): number => values.reduce((whole, value) => whole + value, 0)

/** More for what is rarer in general, and for what fewer of these documents hold. */
const weigh = (priors: readonly number[], found: readonly (readonly number[])[]): number[] =>
  priors.map((prior, term) => {
    const holders = found.filter(values => (values[term] ?? 0) >= LEAST_COUNT).length
    return prior * (HELD_BY_ALL + Math.log(1 + (found.length - holders + 0.5) / (holders + 0.5)))
  })

/** From 0, for a document that holds nothing asked for, to 1, for the query itself. */
export function scoreDocuments(query: Query, found: readonly Found[]): number[] {
  const { weights: priors } = query
  const weights = weigh(
    priors,
    found.map(({ counts }) => counts),
  )
  const pairPriors = priors.map((prior, term) => Math.min(prior, priors[term - 1] ?? 0))
  const pairs = weigh(
    pairPriors,
    found.map(({ closeness }) => closeness),
  )
  const [whole, wholePairs] = [sum(weights), sum(pairs)]
  const average = sum(found.map(({ length }) => length)) / found.length
  return found.map(({ counts, closeness, length, isQuery }) => {
    if (whole === 0 || counts.every(count => count === 0)) return 0
    if (isQuery) return 1
    const norm = SATURATION * (1 - LENGTH_SHARE + (LENGTH_SHARE * length) / average)
    const covered = sum(counts.map((count, term) => ((weights[term] ?? 0) * count) / (count + norm)))
    const coverage = covered / whole
    if (wholePairs === 0) return Math.sqrt(coverage)
    const proximity = sum(closeness.map((share, term) => share * (pairs[term] ?? 0))) / wholePairs
    return Math.sqrt((1 - PROXIMITY_SHARE) * coverage + PROXIMITY_SHARE * proximity)
  })
}
