import { grow } from './grow.ts'
import type { ReadSection, Section } from './section.ts'

/**
 * The chunks in memory: row by row in the order of their sequence numbers in SQL. A removed one keeps its row until the
 * rows are compacted.
 */
export interface Rows {
  readonly count: number
  readonly removed: number
  /** 1 for each row that is there, 0 for a removed one. At least `count` long; not to be kept. */
  readonly present: Uint8Array
  /** @param sequence greater than all before */
  append(sequence: number): number
  sequenceOf(row: number): number
  /** -1 where there is none. */
  rowOf(sequence: number): number
  /** The first row of a greater sequence number; `count` where there is none. */
  firstAfter(sequence: number): number
  /** Whether it was there. */
  remove(row: number): boolean
  /** Closes the gaps; gives the new row of each old one, -1 for a removed one. */
  compact(): Int32Array
  sections(): Section[]
}

export const createRows = (): Rows => rowsOf(new Float64Array(0), new Uint8Array(0), 0)

export const readRows = (read: ReadSection): Rows => {
  const sequences = new Float64Array(read('sequences'))
  return rowsOf(sequences, new Uint8Array(read('present')), sequences.length)
}

const rowsOf = (
  sequences: Float64Array<ArrayBuffer>,
  present: Uint8Array<ArrayBuffer>,
  count: number,
): Rows => {
  let removed = 0
  for (let row = 0; row < count; row++) if (present[row] === 0) removed++
  const firstAfter = (sequence: number): number => {
    let low = 0
    let high = count
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((sequences[middle] ?? 0) <= sequence) low = middle + 1
      else high = middle
    }
    return low
  }
  return {
    get count() {
      return count
    },
    get removed() {
      return removed
    },
    get present() {
      return present
    },
    append(sequence) {
      sequences = grow(sequences, count + 1)
      present = grow(present, count + 1)
      sequences[count] = sequence
      present[count] = 1
      count += 1
      return count - 1
    },
    sequenceOf: row => sequences[row] ?? -1,
    rowOf(sequence) {
      const row = firstAfter(sequence) - 1
      return sequences[row] === sequence ? row : -1
    },
    firstAfter,
    remove(row) {
      if (row < 0 || row >= count || present[row] === 0) return false
      present[row] = 0
      removed += 1
      return true
    },
    compact() {
      const moved = new Int32Array(count)
      let next = 0
      for (let row = 0; row < count; row++) {
        if (present[row] === 0) {
          moved[row] = -1
          continue
        }
        sequences[next] = sequences[row] ?? 0
        moved[row] = next
        next += 1
      }
      present.fill(1, 0, next)
      count = next
      removed = 0
      return moved
    },
    sections: () => [
      { name: 'sequences', pieces: [sequences.subarray(0, count)] },
      { name: 'present', pieces: [present.subarray(0, count)] },
    ],
  }
}
