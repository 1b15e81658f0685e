import { afterEach, beforeEach, expect, test } from 'vitest'
import { MovableClock } from '../../../src/clock.ts'
import { createDocumentStore } from '../../../src/knowledge-bases/ingestion/create-document-store.ts'
import type { DocumentStore } from '../../../src/knowledge-bases/ingestion/document-store.ts'
import { openStore, type Store } from '../../../src/store/open-store.ts'

const source = { knowledgeBaseId: 'BASE000001', dataSourceId: 'SOURCE0001' }
const other = { ...source, dataSourceId: 'SOURCE0002' }

let store: Store
let documents: DocumentStore
beforeEach(async () => {
  store = await openStore(':memory:')
  documents = createDocumentStore(store.db, new MovableClock())
})
afterEach(() => store.close())

test('a note changes what it says, and leaves the rest', async () => {
  expect(await documents.find(source, 'a')).toBeUndefined()
  await documents.note(source, 'a', {
    status: 'INDEXED',
    version: '1',
    contentHash: 'c',
    metadataHash: 'm',
    job: 'J1',
    outcome: 'new',
  })
  await documents.note(source, 'a', { status: 'FAILED', reason: 'No.', job: 'J2', outcome: 'failed' })
  expect(await documents.find(source, 'a')).toMatchObject({
    document: 'a',
    status: 'FAILED',
    reason: 'No.',
    version: '1',
    contentHash: 'c',
    metadataHash: 'm',
    job: 'J2',
    outcome: 'failed',
  })
  await documents.note(source, 'a', {
    status: 'DELETED',
    version: undefined,
    contentHash: null,
    metadataHash: null,
  })
  const gone = await documents.find(source, 'a')
  expect(gone).toMatchObject({ status: 'DELETED', job: 'J2' })
  expect(gone).not.toHaveProperty('reason')
  expect(gone).not.toHaveProperty('version')
  expect(gone).not.toHaveProperty('contentHash')
  expect(await documents.find(other, 'a')).toBeUndefined()
})

test('statistics are counts of what a job did', async () => {
  const note = (
    document: string,
    outcome: 'new' | 'modified' | 'metadata' | 'unchanged' | 'failed' | 'deleted',
    more = {},
  ) =>
    documents.note(source, document, {
      status: outcome === 'deleted' ? 'DELETED' : 'INDEXED',
      job: 'J1',
      outcome,
      ...more,
    })
  await note('a', 'new', { hasMetadata: true })
  await note('b', 'new')
  await note('c', 'modified', { hasMetadata: true, metadataChanged: true })
  await note('d', 'metadata', { hasMetadata: true, metadataChanged: true })
  await note('e', 'unchanged')
  await note('f', 'failed', { hasMetadata: true })
  await note('g', 'deleted')
  await documents.note(source, 'h', { status: 'INDEXED', job: 'J0', outcome: 'new' })
  await documents.note(other, 'i', { status: 'INDEXED', job: 'J1', outcome: 'new' })
  expect(await documents.statistics(source, 'J1')).toEqual({
    numberOfDocumentsScanned: 6,
    numberOfMetadataDocumentsScanned: 4,
    numberOfNewDocumentsIndexed: 2,
    numberOfModifiedDocumentsIndexed: 1,
    numberOfMetadataDocumentsModified: 2,
    numberOfDocumentsDeleted: 1,
    numberOfDocumentsFailed: 1,
    numberOfDocumentsSkipped: 0,
  })
})

test('those that a job has not dealt with, that are unfinished, that have failed', async () => {
  await documents.note(source, 'mine', { status: 'INDEXED', job: 'J1', outcome: 'new' })
  await documents.note(source, 'before', { status: 'INDEXED', job: 'J0', outcome: 'new' })
  await documents.note(source, 'direct', { status: 'INDEXED' })
  await documents.note(source, 'began', { status: 'IN_PROGRESS' })
  await documents.note(source, 'z', { status: 'FAILED', job: 'J1', outcome: 'failed' })
  await documents.note(source, 'y', { status: 'FAILED', job: 'J1', outcome: 'failed' })
  await documents.note(source, 'gone', { status: 'DELETED', job: 'J0', outcome: 'deleted' })
  const names = async (states: Promise<readonly { document: string }[]>) =>
    (await states).map(({ document }) => document)
  expect(await names(documents.untouched(source, 'J1', 10))).toEqual(['before', 'direct', 'began'])
  expect(await documents.untouched(source, 'J1', 2)).toHaveLength(2)
  expect(await names(documents.unfinished(source))).toEqual(['began'])
  expect(await names(documents.failed(source, 'J1', 10))).toEqual(['y', 'z'])
  expect(await names(documents.list(source, 10))).not.toContain('gone')

  await documents.forgetDeleted(source, 'J0')
  expect(await documents.find(source, 'gone')).toBeDefined()
  await documents.forgetDeleted(source, 'J1')
  expect(await documents.find(source, 'gone')).toBeUndefined()
  await documents.forget(source, ['mine', 'unknown'])
  await documents.forget(source, [])
  expect(await names(documents.list(source, 10))).toEqual(['before', 'direct', 'began', 'z', 'y'])
  await documents.note(other, 'a', { status: 'INDEXED' })
  await documents.forgetSource(source)
  expect(await documents.list(source, 10)).toEqual([])
  expect(await documents.list(other, 10)).toHaveLength(1)
})

test('pages in the order in which they were seen', async () => {
  for (const name of ['c', 'a', 'b']) await documents.note(source, name, { status: 'INDEXED' })
  await documents.note(source, 'c', { status: 'FAILED' })
  const [first, second] = await documents.list(source, 2)
  expect([first?.document, second?.document]).toEqual(['c', 'a'])
  const rest = await documents.list(source, 2, second?.sequence)
  expect(rest.map(({ document }) => document)).toEqual(['b'])
})
