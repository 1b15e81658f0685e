import { meanings, topicsOf } from './language/meanings.ts'
import { mayBeMisspelt, skeleton } from './language/spelling.ts'
import { compoundHash, type WordFeatures, wholeHash } from './language/word-features.ts'

/** The terms of a query by what a word of a document may be recognised by. */
export interface TermIndex {
  readonly byBase: ReadonlyMap<string, number>
  readonly byMeaning: ReadonlyMap<number, readonly number[]>
  readonly byTopic: ReadonlyMap<number, readonly number[]>
  readonly bySkeleton: ReadonlyMap<string, readonly number[]>
  readonly byGram: ReadonlyMap<string, readonly number[]>
  /** `database` by what `data base` has, too. */
  readonly byWhole: ReadonlyMap<number, readonly number[]>
  /** Of two terms side by side: `data base` by what `database` has, too. */
  readonly byCompound: ReadonlyMap<number, readonly number[]>
  /** How many grams each term has. */
  readonly sizes: readonly number[]
}

/** Of one piece of words, for a query that repeats it in ever new words. */
const MOST_ALIKE = 8
const LONGEST_ALIKE = 40
const GRAM = 3

function append<Key>(lists: Map<Key, number[]>, key: Key, value: number): void {
  const list = lists.get(key)
  if (!list) lists.set(key, [value])
  else if (list.length < MOST_ALIKE && !list.includes(value)) list.push(value)
}

/** Runs of three letters, with the beginning and the end of the word. */
export function grams(base: string): Set<string> {
  const found = new Set<string>()
  if (base.length < GRAM || base.length > LONGEST_ALIKE) return found
  const bounded = ` ${base} `
  for (let start = 0; start + GRAM <= bounded.length; start++) found.add(bounded.slice(start, start + GRAM))
  return found
}

/**
 * @param terms of different stems
 * @param all the words of the query in order, which hold the terms
 */
export function indexTerms(terms: readonly WordFeatures[], all: readonly WordFeatures[]): TermIndex {
  const byBase = new Map(terms.map(({ base }, term) => [base, term]))
  const [byMeaning, byTopic] = [new Map<number, number[]>(), new Map<number, number[]>()]
  const [bySkeleton, byGram] = [new Map<string, number[]>(), new Map<string, number[]>()]
  const [byWhole, byCompound] = [new Map<number, number[]>(), new Map<number, number[]>()]
  const sizes = terms.map((word, term) => {
    const { base } = word
    for (const meaning of meanings().ofWord.get(base) ?? []) append(byMeaning, meaning, term)
    for (const topic of topicsOf().ofWord.get(base) ?? []) append(byTopic, topic, term)
    if (mayBeMisspelt(base)) append(bySkeleton, skeleton(base), term)
    append(byWhole, wholeHash(word), term)
    const pieces = grams(base)
    for (const gram of pieces) append(byGram, gram, term)
    return pieces.size
  })
  for (const [at, second] of all.entries()) {
    const first = all[at - 1]
    if (!first) continue
    const classes = first.beginsPair ? (meanings().ofPair.get(`${first.base} ${second.base}`) ?? []) : []
    const carryMatter = !first.isGrammar && !second.isGrammar
    for (const { base } of [first, second]) {
      const term = byBase.get(base)
      if (term === undefined) continue
      for (const meaning of classes) append(byMeaning, meaning, term)
      if (carryMatter) append(byCompound, compoundHash(first, second), term)
    }
  }
  return { byBase, byMeaning, byTopic, bySkeleton, byGram, byWhole, byCompound, sizes }
}
