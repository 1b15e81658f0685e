import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'libsql'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { IndexedDocument } from '../../../src/vectors/chunk-index.ts'
import { openChunkTable } from '../../../src/vectors/embedded/chunk-table.ts'

let folder: string
let file: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'outcrop-chunks-'))
  file = join(folder, 'chunks.db')
})
afterEach(() => rm(folder, { recursive: true }))

const document = (id: string, count: number, some: Partial<IndexedDocument> = {}): IndexedDocument => ({
  id,
  dataSourceId: 'source',
  chunks: Array.from({ length: count }, (_, at) => ({
    id: `${id}-${at}`,
    text: `text ${at}`,
    ...(at === 1 && { searched: 'more' }),
    vector: Float32Array.of(at, -0.1),
    metadata: { at },
  })),
  ...some,
})

test('sequence numbers grow, also over what was removed', () => {
  const table = openChunkTable(file, 2)
  expect(table.put(document('a', 2))).toEqual({ removed: [], added: [1, 2] })
  expect(table.put(document('a', 1))).toEqual({ removed: [1, 2], added: [3] })
  expect(table.delete(['a', 'unknown'])).toEqual({ removed: [3], added: [] })
  expect(table.put(document('b', 1))).toEqual({ removed: [], added: [4] })
  expect(table.removed()).toEqual([1, 2, 3])
  table.close()
})

test('rows after a number are read page by page, as they were put', () => {
  const table = openChunkTable(file, 2)
  table.put(document('a', 1_203))
  const rows = [...table.rowsAfter(0)]
  expect(rows).toHaveLength(1_203)
  expect(rows[1]).toEqual({
    sequence: 2,
    searched: 'more',
    vector: Float32Array.of(1, -0.1),
    metadata: { at: 1 },
  })
  expect([...table.rowsAfter(1_201)].map(({ sequence }) => sequence)).toEqual([1_202, 1_203])
  table.close()
})

test('a document that fails leaves the one before whole', () => {
  const table = openChunkTable(file, 2)
  table.put(document('a', 2))
  const failing = document('a', 3)
  const [first, ...others] = failing.chunks
  const broken = { ...failing, chunks: [...others, { ...first, id: null as unknown as string }] }
  expect(() => table.put(broken as IndexedDocument)).toThrow('NOT NULL')
  expect([1, 2, 3].map(sequence => table.find(sequence)?.id)).toEqual(['a-0', 'a-1', undefined])
  expect(table.removed()).toEqual([])
  expect(table.put(document('a', 1)).removed).toEqual([1, 2])
  table.close()
})

test('removals are forgotten with a checkpoint, which is remembered', () => {
  const table = openChunkTable(file, 2)
  table.put(document('a', 1))
  table.delete(['a'])
  table.checkpointed(7)
  expect([table.removed(), table.checkpoint]).toEqual([[], 7])
  table.close()
  const again = openChunkTable(file, 2)
  expect(again.checkpoint).toBe(7)
  again.close()
})

test('documents of a source are listed', () => {
  const table = openChunkTable(file, 2)
  for (const id of ['a', 'b', 'c'])
    table.put(document(id, 0, { dataSourceId: id === 'b' ? 'other' : 'source' }))
  expect(table.documentsOf('source', 9).toSorted()).toEqual(['a', 'c'])
  expect(table.documentsOf('source', 1)).toHaveLength(1)
  table.close()
})

test('a file of a newer Outcrop, and one that is no database, are refused', async () => {
  const db = new Database(file)
  db.exec('pragma user_version = 99')
  db.close()
  expect(() => openChunkTable(file, 2)).toThrow('newer Outcrop (version 99')
  const other = join(folder, 'other.db')
  await writeFile(other, 'no database at all, but long enough to look at'.repeat(100))
  expect(() => openChunkTable(other, 2)).toThrow('not a database')
})
