import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Metadata, MetadataFilter } from '../../../src/vectors/chunk-index.ts'
import { createMetadataColumns, readMetadataColumns } from '../../../src/vectors/embedded/metadata-columns.ts'
import { arbitraryFilter, arbitraryMetadata } from '../arbitrary-metadata.ts'
import { passes } from '../metadata-oracle.ts'
import { readSections } from './read-sections.ts'

const create = (all: readonly Metadata[]) => {
  const columns = createMetadataColumns()
  for (const [row, metadata] of all.entries()) columns.append(row, metadata)
  return columns
}

const byHand = (all: readonly Metadata[], filter: MetadataFilter): number[] =>
  all.map(metadata => Number(passes(filter, metadata)))

const cases = fc.tuple(fc.array(arbitraryMetadata, { maxLength: 40 }), arbitraryFilter)

test('a filter lets through what it lets through one by one', () => {
  fc.assert(
    fc.property(cases, ([all, filter]) => {
      expect([...create(all).match(filter, all.length)]).toEqual(byHand(all, filter))
    }),
  )
})

test('the same after rows were left out, and after it was written and read', () => {
  fc.assert(
    fc.property(cases, ([all, filter]) => {
      const kept = all.filter((_, row) => row % 3 !== 1)
      let next = 0
      const columns = create(all)
      columns.compact(Int32Array.from(all, (_, row) => (row % 3 === 1 ? -1 : next++)))
      expect([...columns.match(filter, kept.length)]).toEqual(byHand(kept, filter))
      const read = readMetadataColumns(readSections(columns.sections()))
      read.append(kept.length, { kind: 'cat' })
      expect([...read.match(filter, kept.length + 1)]).toEqual(byHand([...kept, { kind: 'cat' }], filter))
    }),
  )
})
