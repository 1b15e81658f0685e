import { stem } from './language/stem.ts'
import { stopWords } from './language/stop-words.ts'
import { synonyms } from './language/synonyms.ts'
import { words } from './language/words.ts'
import { normalise } from './normalise.ts'

/** One stem that the query asks for. */
interface Term {
  readonly base: string
  readonly groups: readonly number[]
}

export interface Query {
  readonly terms: readonly Term[]
  readonly byStem: ReadonlyMap<string, number>
  readonly byGroup: ReadonlyMap<number, readonly number[]>
  /** By the first letters, for words that no rule brings to one stem. */
  readonly byPrefix: ReadonlyMap<string, readonly number[]>
}

/** Where one document holds what is asked for. */
export interface Found {
  /** For each term: 1 for the stem itself, less for a synonym or a long common beginning, 0 for neither. */
  readonly shares: readonly number[]
  /** Of the smallest stretch that holds every term found, in words; 0 where none is. */
  readonly span: number
  /** Words before the first term found. */
  readonly first: number
}

const MOST_TERMS = 256
/** Of one beginning. */
const MOST_ALIKE = 8
/** For a synonym, and for a word with a long common beginning. */
const NEAR_SHARE = 0.7
const PREFIX_LETTERS = 6
/** How much of the longer of two stems their common beginning must be. */
const PREFIX_SHARE = 0.7

/** How the score divides: coverage alone gives the first part. */
const COVERAGE_SHARE = 0.75
const PROXIMITY_SHARE = 0.2
const POSITION_SHARE = 0.05
/** So many words from the beginning, the position counts half. */
const HALF_POSITION = 100

/** The stems that a query asks for, without its grammar where anything else is left. */
export function readQuery(text: string): Query {
  const all = words(normalise(text))
  const content = all.filter(word => !stopWords.has(word))
  const bases = [...new Set((content.length > 0 ? content : all).map(stem))].slice(0, MOST_TERMS)
  const terms = bases.map(base => ({ base, groups: synonyms.get(base) ?? [] }))
  const byGroup = new Map<number, number[]>()
  const byPrefix = new Map<string, number[]>()
  for (const [index, { base, groups }] of terms.entries()) {
    for (const group of groups) append(byGroup, group, index)
    const prefix = base.slice(0, PREFIX_LETTERS)
    if (prefix.length === PREFIX_LETTERS && (byPrefix.get(prefix)?.length ?? 0) < MOST_ALIKE)
      append(byPrefix, prefix, index)
  }
  return { terms, byStem: new Map(bases.map((base, index) => [base, index])), byGroup, byPrefix }
}

const append = <Key>(lists: Map<Key, number[]>, key: Key, value: number): void => {
  const list = lists.get(key)
  if (list) list.push(value)
  else lists.set(key, [value])
}

/** The terms that a stem stands for, each with its share. */
function match({ terms, byStem, byGroup, byPrefix }: Query, base: string): [number, number][] {
  const own = byStem.get(base)
  if (own !== undefined) return [[own, 1]]
  const matches: [number, number][] = []
  for (const group of synonyms.get(base) ?? [])
    for (const term of byGroup.get(group) ?? []) matches.push([term, NEAR_SHARE])
  for (const term of byPrefix.get(base.slice(0, PREFIX_LETTERS)) ?? [])
    if (haveLongBeginning(terms[term]?.base ?? '', base)) matches.push([term, NEAR_SHARE])
  return matches
}

function haveLongBeginning(left: string, right: string): boolean {
  const length = Math.floor(Math.max(left.length, right.length) * PREFIX_SHARE)
  return left.slice(0, length) === right.slice(0, length)
}

/** Reads a document once: linear in its length. */
export function search(query: Query, document: string): Found {
  const shares = query.terms.map(() => 0)
  const hits: { term: number; at: number }[] = []
  const known = new Map<string, [number, number][]>()
  for (const [at, word] of words(normalise(document)).entries()) {
    let matches = known.get(word)
    if (matches === undefined) {
      matches = match(query, stem(word))
      known.set(word, matches)
    }
    for (const [term, share] of matches) {
      shares[term] = Math.max(shares[term] ?? 0, share)
      hits.push({ term, at })
    }
  }
  return { shares, span: smallestSpan(hits, shares), first: hits[0]?.at ?? 0 }
}

function smallestSpan(
  hits: readonly { readonly term: number; readonly at: number }[],
  shares: readonly number[],
): number {
  const counts = shares.map(() => 0)
  let missing = shares.filter(share => share > 0).length
  if (missing === 0) return 0
  let smallest = Infinity
  let start = 0
  for (const { term, at } of hits) {
    const count = counts[term] ?? 0
    if (count === 0) missing--
    counts[term] = count + 1
    for (let hit = hits[start]; missing === 0 && hit !== undefined; hit = hits[start]) {
      smallest = Math.min(smallest, at - hit.at + 1)
      const left = (counts[hit.term] ?? 0) - 1
      counts[hit.term] = left
      if (left === 0) missing++
      start++
    }
  }
  return smallest
}

/**
 * From 0, for a document that holds nothing asked for, to 1, for one that begins with it word for word. A term weighs
 * more the fewer of these documents hold it.
 */
export function scoreDocuments(found: readonly Found[]): number[] {
  const terms = found[0]?.shares.length ?? 0
  const weights = Array.from({ length: terms }, (_, term) => {
    const holders = found.filter(({ shares }) => (shares[term] ?? 0) > 0).length
    return Math.log(1 + (found.length + 1) / (holders + 0.5))
  })
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  return found.map(({ shares, span, first }) => {
    if (span === 0) return 0
    const coverage = shares.reduce((sum, share, term) => sum + share * (weights[term] ?? 0), 0) / whole
    const proximity = Math.min(1, shares.filter(share => share > 0).length / span)
    const position = HALF_POSITION / (HALF_POSITION + first)
    return Math.min(1, coverage * (COVERAGE_SHARE + PROXIMITY_SHARE * proximity + POSITION_SHARE * position))
  })
}
