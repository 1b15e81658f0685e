import { grams, indexTerms, type TermIndex } from './index-terms.ts'
import { meanings, topicsOf } from './language/meanings.ts'
import { memoise } from './language/memoise.ts'
import { mayBeMisspelt, skeleton } from './language/spelling.ts'
import {
  compoundHash,
  LONGEST_REMEMBERED,
  type WordFeatures,
  wholeHash,
  wordFeatures,
} from './language/word-features.ts'
import { words } from './language/words.ts'
import { normalise } from './normalise.ts'

/** A term of the query that a word stands for, and how surely, up to 1. */
export interface Match {
  readonly term: number
  readonly share: number
}

export interface Query {
  /** All its words, as they are compared. */
  readonly words: readonly string[]
  /** How much each term says of what the query is about, whatever the documents. */
  readonly weights: readonly number[]
  /** For each term how many words after the one before it the query has it. */
  readonly gaps: readonly number[]
  /** What one word of a document stands for. */
  readonly match: (word: WordFeatures) => readonly Match[]
  /** What two words side by side stand for, besides what each does. */
  readonly matchPair: (first: WordFeatures, second: WordFeatures) => readonly Match[]
}

const MOST_WORDS = 2_048
const MOST_TERMS = 256
const MOST_REMEMBERED = 8_192

const COMPOUND_SHARE = 0.9
const MEANING_SHARE = 0.6
const SKELETON_SHARE = 0.6
/** Of all grams in common. */
const GRAMS_SHARE = 0.6
const TOPIC_SHARE = 0.1
/** Twice the grams in common, of the grams of both. */
const LEAST_ALIKE = 0.6

const none: readonly Match[] = []

/** The terms that are spelled nearly as a stem. */
function alike({ byGram, sizes }: TermIndex, base: string): Match[] {
  const pieces = grams(base)
  const counts = new Map<number, number>()
  for (const gram of pieces)
    for (const term of byGram.get(gram) ?? []) counts.set(term, (counts.get(term) ?? 0) + 1)
  return [...counts]
    .map(([term, count]) => ({ term, share: (2 * count) / (pieces.size + (sizes[term] ?? 0)) }))
    .filter(({ share }) => share >= LEAST_ALIKE)
}

function matchWord(index: TermIndex, word: WordFeatures): readonly Match[] {
  const { base } = word
  const own = index.byBase.get(base)
  if (own !== undefined) return [{ term: own, share: 1 }]
  if (word.isGrammar) return none
  const shares = new Map<number, number>()
  const add = (terms: readonly number[] | undefined, share: number): void => {
    for (const term of terms ?? []) shares.set(term, Math.max(shares.get(term) ?? 0, share))
  }
  add(index.byCompound.get(wholeHash(word)), COMPOUND_SHARE)
  for (const meaning of meanings().ofWord.get(base) ?? []) add(index.byMeaning.get(meaning), MEANING_SHARE)
  for (const topic of topicsOf().ofWord.get(base) ?? []) add(index.byTopic.get(topic), TOPIC_SHARE)
  if (mayBeMisspelt(base)) add(index.bySkeleton.get(skeleton(base)), SKELETON_SHARE)
  for (const { term, share } of alike(index, base)) add([term], GRAMS_SHARE * share)
  return shares.size === 0 ? none : [...shares].map(([term, share]) => ({ term, share }))
}

function matchPair(index: TermIndex, first: WordFeatures, second: WordFeatures): readonly Match[] {
  const found: Match[] = []
  const add = (terms: readonly number[] | undefined, share: number): void => {
    for (const term of terms ?? []) found.push({ term, share })
  }
  if (!first.isGrammar && !second.isGrammar)
    add(index.byWhole.get(compoundHash(first, second)), COMPOUND_SHARE)
  if (first.beginsPair)
    for (const meaning of meanings().ofPair.get(`${first.base} ${second.base}`) ?? [])
      add(index.byMeaning.get(meaning), MEANING_SHARE)
  return found
}

/** The terms that a query asks for, without its grammar where anything else is left. */
export function readQuery(text: string): Query {
  const all = words(normalise(text))
  const read = all.slice(0, MOST_WORDS).map(wordFeatures)
  const content = read.filter(word => !word.isGrammar)
  const byBase = new Map<string, WordFeatures>()
  for (const word of content.length > 0 ? content : read)
    if (byBase.size < MOST_TERMS && !byBase.has(word.base)) byBase.set(word.base, word)
  const terms = [...byBase.values()]
  const index = indexTerms(terms, read)
  const remembered = memoise((word: WordFeatures) => matchWord(index, word), MOST_REMEMBERED)
  const positions = terms.map(term => read.indexOf(term))
  return {
    words: all,
    weights: terms.map(({ weight }) => weight),
    gaps: positions.map((position, term) => position - (positions[term - 1] ?? position)),
    match: word => (word.base.length > LONGEST_REMEMBERED ? matchWord(index, word) : remembered(word)),
    matchPair: (first, second) => matchPair(index, first, second),
  }
}
