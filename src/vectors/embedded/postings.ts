import { grow } from './grow.ts'
import type { ReadSection, Section } from './section.ts'

/** New postings that are worth merging, and the share of all that they may be. */
const LEAST_MERGED = 65_536
const MERGED_SHARE = 0.25

const MOST_FREQUENT = 255
/** Ends the list of a term's new postings. */
const NONE = -1

/** Which rows hold a term, and how often. */
export interface Postings {
  /** @param row not less than any before */
  append(term: number, row: number, frequency: number): void
  /** In no particular order. */
  visit(term: number, see: (row: number, frequency: number) => void): void
  /** How many rows hold it. */
  count(term: number): number
  /** Adds `most * frequency / (frequency + norms[row])` to the score of each row of the mask that holds the term. */
  addScores(term: number, most: number, norms: Float32Array, mask: Uint8Array, scores: Float64Array): void
  /** @param moved the new row of each old one, in the same order, -1 for one that is left out */
  compact(moved: Int32Array): void
  sections(): Section[]
}

export const createPostings = (): Postings =>
  postingsOf(new Uint32Array(1), new Uint32Array(0), new Uint8Array(0))

export const readPostings = (read: ReadSection): Postings =>
  postingsOf(
    new Uint32Array(read('offsets')),
    new Uint32Array(read('postings')),
    new Uint8Array(read('frequencies')),
  )

/**
 * Most lie merged, a term's beside each other: those of term 3 from `offsets[3]` up to `offsets[4]`. New ones are linked
 * lists, until they are enough to be merged.
 */
const postingsOf = (
  offsets: Uint32Array<ArrayBuffer>,
  rows: Uint32Array<ArrayBuffer>,
  frequencies: Uint8Array<ArrayBuffer>,
): Postings => {
  let terms = offsets.length - 1
  let heads = new Int32Array(terms).fill(NONE)
  let added = 0
  let newRows = new Uint32Array(0)
  let newFrequencies = new Uint8Array(0)
  let next = new Int32Array(0)

  /** Counting sort by term; within one the rows ascend, as they came. */
  const merge = (moved?: Int32Array): void => {
    const rowAfter = (row: number): number => (moved === undefined ? row : (moved[row] ?? NONE))
    const counts = new Uint32Array(terms + 1)
    const countOf = (term: number): number => {
      let count = 0
      visit(term, row => {
        if (rowAfter(row) !== NONE) count += 1
      })
      return count
    }
    for (let term = 0; term < terms; term++) counts[term + 1] = (counts[term] ?? 0) + countOf(term)
    const total = counts[terms] ?? 0
    const mergedRows = new Uint32Array(total)
    const mergedFrequencies = new Uint8Array(total)
    for (let term = 0; term < terms; term++) {
      let at = counts[term] ?? 0
      const put = (row: number, frequency: number): void => {
        const after = rowAfter(row)
        if (after === NONE) return
        mergedRows[at] = after
        mergedFrequencies[at] = frequency
        at += 1
      }
      visitMerged(term, put)
      const first = at
      visitNew(term, put)
      mergedRows.subarray(first, at).reverse()
      mergedFrequencies.subarray(first, at).reverse()
    }
    offsets = counts
    rows = mergedRows
    frequencies = mergedFrequencies
    heads = new Int32Array(terms).fill(NONE)
    added = 0
    newRows = new Uint32Array(0)
    newFrequencies = new Uint8Array(0)
    next = new Int32Array(0)
  }
  const visitMerged = (term: number, see: (row: number, frequency: number) => void): void => {
    const end = offsets[term + 1] ?? 0
    for (let at = offsets[term] ?? 0; at < end; at++) see(rows[at] ?? 0, frequencies[at] ?? 0)
  }
  const visitNew = (term: number, see: (row: number, frequency: number) => void): void => {
    for (let at = heads[term] ?? NONE; at !== NONE; at = next[at] ?? NONE)
      see(newRows[at] ?? 0, newFrequencies[at] ?? 0)
  }
  const visit = (term: number, see: (row: number, frequency: number) => void): void => {
    visitMerged(term, see)
    visitNew(term, see)
  }
  return {
    append(term, row, frequency) {
      if (term >= terms) {
        const before = heads.length
        heads = grow(heads, term + 1)
        heads.fill(NONE, before)
        terms = term + 1
      }
      newRows = grow(newRows, added + 1)
      newFrequencies = grow(newFrequencies, added + 1)
      next = grow(next, added + 1)
      newRows[added] = row
      newFrequencies[added] = Math.min(frequency, MOST_FREQUENT)
      next[added] = heads[term] ?? NONE
      heads[term] = added
      added += 1
      if (added >= Math.max(LEAST_MERGED, rows.length * MERGED_SHARE)) merge()
    },
    visit,
    count(term) {
      let count = term + 1 < offsets.length ? (offsets[term + 1] ?? 0) - (offsets[term] ?? 0) : 0
      for (let at = heads[term] ?? NONE; at !== NONE; at = next[at] ?? NONE) count += 1
      return count
    },
    addScores(term, most, norms, mask, scores) {
      // A loop of its own: all the time of a search by words goes here.
      const end = offsets[term + 1] ?? 0
      for (let at = offsets[term] ?? 0; at < end; at++) {
        const row = rows[at] ?? 0
        if (mask[row] !== 1) continue
        const frequency = frequencies[at] ?? 0
        scores[row] = (scores[row] ?? 0) + (most * frequency) / (frequency + (norms[row] ?? 0))
      }
      visitNew(term, (row, frequency) => {
        if (mask[row] === 1)
          scores[row] = (scores[row] ?? 0) + (most * frequency) / (frequency + (norms[row] ?? 0))
      })
    },
    compact: merge,
    sections() {
      merge()
      return [
        { name: 'offsets', pieces: [offsets] },
        { name: 'postings', pieces: [rows] },
        { name: 'frequencies', pieces: [frequencies] },
      ]
    },
  }
}
