import type { Metadata, MetadataFilter } from '../chunk-index.ts'
import { createMetadataColumns, type MetadataColumns, readMetadataColumns } from './metadata-columns.ts'
import { createRows, type Rows, readRows } from './rows.ts'
import type { ReadSection, Section } from './section.ts'
import { createVectorRows, readVectorRows, type VectorRows } from './vector-rows.ts'
import { createWordIndex, readWordIndex, type WordIndex } from './word-index.ts'

/** What is kept of the chunks beside SQL, to search them; only their texts are not. */
export interface Memory {
  readonly rows: Rows
  readonly vectors: VectorRows
  readonly words: WordIndex
  /** The greatest sequence number that it has known. */
  readonly last: number
  append(
    sequence: number,
    entry: {
      readonly unit: Float32Array
      readonly terms: ReadonlyMap<string, number>
      readonly metadata: Metadata
    },
  ): void
  /** Whether it was there. */
  remove(sequence: number): boolean
  /** 1 for each row that is there and passes. */
  mask(filter: MetadataFilter | undefined): Uint8Array
  /** Rows that are there with greater sequence numbers, at most so many. */
  rowsAfter(sequence: number, limit: number): number[]
  compact(): void
  sections(): Section[]
  facts(): MemoryFacts
}

export interface MemoryFacts {
  readonly last: number
}

export const createMemory = (dimensions: number): Memory => {
  const rows = createRows()
  return memoryOf(
    rows,
    createVectorRows(dimensions),
    createWordIndex(() => rows.present),
    createMetadataColumns(),
    0,
  )
}

export const readMemory = (dimensions: number, { last }: MemoryFacts, read: ReadSection): Memory => {
  const rows = readRows(read)
  return memoryOf(
    rows,
    readVectorRows(dimensions, rows.count, read),
    readWordIndex(() => rows.present, read),
    readMetadataColumns(read),
    last,
  )
}

const memoryOf = (
  rows: Rows,
  vectors: VectorRows,
  words: WordIndex,
  columns: MetadataColumns,
  known: number,
): Memory => {
  let last = known
  return {
    rows,
    vectors,
    words,
    get last() {
      return last
    },
    append(sequence, { unit, terms, metadata }) {
      const row = rows.append(sequence)
      vectors.append(unit)
      words.append(terms)
      columns.append(row, metadata)
      last = sequence
    },
    remove(sequence) {
      const row = rows.rowOf(sequence)
      if (!rows.remove(row)) return false
      words.remove(row)
      return true
    },
    mask(filter) {
      const present = rows.present.subarray(0, rows.count)
      if (filter === undefined) return present
      const mask = columns.match(filter, rows.count)
      for (let row = 0; row < rows.count; row++) mask[row] = (mask[row] ?? 0) & (present[row] ?? 0)
      return mask
    },
    rowsAfter(sequence, limit) {
      const found: number[] = []
      for (let row = rows.firstAfter(sequence); row < rows.count && found.length < limit; row++)
        if (rows.present[row] === 1) found.push(row)
      return found
    },
    compact() {
      const moved = rows.compact()
      vectors.compact(moved)
      words.compact(moved)
      columns.compact(moved)
    },
    sections: () => [...rows.sections(), ...vectors.sections(), ...words.sections(), ...columns.sections()],
    facts: () => ({ last }),
  }
}
