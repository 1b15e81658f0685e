import { grow } from './grow.ts'
import { createPostings, type Postings, readPostings } from './postings.ts'
import type { ReadSection, Section } from './section.ts'

/** BM25's parameters: how soon repeats stop to count, and how much long texts are held back. */
export interface WordScoring {
  readonly k1: number
  readonly b: number
}

/** Terms whose holders are remembered. */
const MOST_REMEMBERED = 10_000

/** The words of each row, ranked by BM25 in Lucene's form: a word in nearly all rows still counts for something. */
export interface WordIndex {
  /** Row after row. */
  append(terms: ReadonlyMap<string, number>): void
  remove(row: number): void
  /** How much one occurrence of a term says, by the rows that hold it; 0 for a term of no row. */
  rarity(term: string): number
  /**
   * Scores of all rows that hold one of the terms; 0 is none. The array is reused by the next call.
   * @param terms with their weights
   * @param mask 1 for rows that are asked for
   */
  score(terms: ReadonlyMap<string, number>, mask: Uint8Array, scoring: WordScoring): Float64Array
  /** What a chunk of nothing but these terms would come near. */
  mostOf(terms: ReadonlyMap<string, number>, scoring: WordScoring): number
  /** @param moved the new row of each old one, in the same order, -1 for one that is left out */
  compact(moved: Int32Array): void
  sections(): Section[]
}

/** @param present 1 for rows that are there, now */
export const createWordIndex = (present: () => Uint8Array): WordIndex =>
  wordsOf(present, [], createPostings(), new Uint32Array(0), 0)

export const readWordIndex = (present: () => Uint8Array, read: ReadSection): WordIndex => {
  const names = Buffer.from(read('terms')).toString('utf16le')
  const lengths = new Uint32Array(read('lengths'))
  return wordsOf(present, names === '' ? [] : names.split('\n'), readPostings(read), lengths, lengths.length)
}

const wordsOf = (
  present: () => Uint8Array,
  names: readonly string[],
  postings: Postings,
  lengths: Uint32Array<ArrayBuffer>,
  rowCount: number,
): WordIndex => {
  const numbers = new Map(names.map((term, number) => [term, number]))
  let count = rowCount
  let scores = new Float64Array(0)
  let norms = new Float32Array(0)
  let rowsThere = 0
  let totalLength = 0
  /** How many rows that are there hold a term, as it was counted when so many rows had been removed. */
  const holders = new Map<number, { count: number; readonly removals: number }>()
  let removals = 0
  let hasRemoved = false
  const recount = (): void => {
    const there = present()
    rowsThere = 0
    totalLength = 0
    for (let row = 0; row < count; row++)
      if (there[row] === 1) {
        rowsThere += 1
        totalLength += lengths[row] ?? 0
      }
    hasRemoved = rowsThere < count
    holders.clear()
  }
  recount()

  const holdersOf = (number: number): number => {
    if (!hasRemoved) return postings.count(number)
    const known = holders.get(number)
    if (known?.removals === removals) return known.count
    const there = present()
    let found = 0
    postings.visit(number, row => {
      found += there[row] ?? 0
    })
    if (holders.size >= MOST_REMEMBERED) holders.clear()
    holders.set(number, { count: found, removals })
    return found
  }
  const rarityOf = (number: number): number => {
    const found = holdersOf(number)
    return found === 0 ? 0 : Math.log(1 + (rowsThere - found + 0.5) / (found + 0.5))
  }
  const rarity = (term: string): number => {
    const number = numbers.get(term)
    return number === undefined ? 0 : rarityOf(number)
  }
  return {
    append(terms) {
      const row = count
      lengths = grow(lengths, row + 1)
      let length = 0
      for (const [term, frequency] of terms) {
        let number = numbers.get(term)
        if (number === undefined) {
          number = numbers.size
          numbers.set(term, number)
        }
        postings.append(number, row, frequency)
        const known = holders.get(number)
        if (known !== undefined) known.count += 1
        length += frequency
      }
      lengths[row] = length
      count += 1
      rowsThere += 1
      totalLength += length
    },
    remove(row) {
      rowsThere -= 1
      totalLength -= lengths[row] ?? 0
      removals += 1
      hasRemoved = true
    },
    rarity,
    score(terms, mask, { k1, b }) {
      scores = scores.length < count ? new Float64Array(lengths.length) : scores.fill(0)
      if (norms.length < count) norms = new Float32Array(lengths.length)
      const perLength = totalLength === 0 ? 0 : (k1 * b * rowsThere) / totalLength
      const least = k1 * (1 - b)
      for (let row = 0; row < count; row++) norms[row] = least + perLength * (lengths[row] ?? 0)
      for (const [term, weight] of terms) {
        const number = numbers.get(term)
        if (number !== undefined)
          postings.addScores(number, weight * rarityOf(number) * (k1 + 1), norms, mask, scores)
      }
      return scores
    },
    mostOf(terms, { k1 }) {
      let most = 0
      for (const [term, weight] of terms) most += weight * rarity(term) * (k1 + 1)
      return most
    },
    compact(moved) {
      postings.compact(moved)
      let next = 0
      for (let row = 0; row < count; row++) {
        if (moved[row] === -1) continue
        lengths[next] = lengths[row] ?? 0
        next += 1
      }
      count = next
      recount()
    },
    sections: () => [
      { name: 'terms', pieces: [Buffer.from([...numbers.keys()].join('\n'), 'utf16le')] },
      { name: 'lengths', pieces: [lengths.subarray(0, count)] },
      ...postings.sections(),
    ],
  }
}
