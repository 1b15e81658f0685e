import { afterEach, beforeEach, expect, test } from 'vitest'
import type { DocumentSource } from '../../../src/knowledge-bases/document-source.ts'
import { forgetUnfinished, runSync } from '../../../src/knowledge-bases/ingestion/run-sync.ts'
import { createIngestTools, type TestTools } from '../../support/ingest-tools.ts'

let tools: TestTools
beforeEach(async () => {
  tools = await createIngestTools()
})
afterEach(() => tools[Symbol.asyncDispose]())

const sourceOf = (files: Readonly<Record<string, string>>, more: () => void = () => {}): DocumentSource => ({
  async *list() {
    for (const [name, text] of Object.entries(files))
      yield { uri: `s3://b/${name}`, name, read: async () => ({ bytes: Buffer.from(text) }) }
    more()
  },
})
const sync = (source: DocumentSource, job = tools.job) => runSync(source, { ...tools, job })
const statistics = (job = tools.job) => tools.documents.statistics(tools.source, job)
const indexed = () => [...tools.index.documents.keys()].map(id => id.split('/').at(-1)).sort()

test('the same job, run again after a crash, does not do again what it has done', async () => {
  const files = { 'a.txt': 'A.', 'b.txt': 'B.', 'c.exe': 'x' }
  await sync(sourceOf({ ...files, 'gone.txt': 'Gone.' }), 'JOB0000000')
  const crash = () => {
    throw new Error('Crash')
  }
  await expect(sync(sourceOf({ ...files, 'a.txt': 'A, changed.' }, crash))).rejects.toThrow('Crash')
  expect(indexed()).toEqual(['a.txt', 'b.txt', 'gone.txt'])
  const calls = tools.embedded.length
  await sync(sourceOf({ ...files, 'a.txt': 'A, changed.', 'd.txt': 'D.' }))
  expect(tools.embedded.length).toBe(calls + 1)
  expect(await statistics()).toMatchObject({
    numberOfDocumentsScanned: 4,
    numberOfNewDocumentsIndexed: 1,
    numberOfModifiedDocumentsIndexed: 1,
    numberOfDocumentsDeleted: 1,
    numberOfDocumentsFailed: 1,
  })
  expect(indexed()).toEqual(['a.txt', 'b.txt', 'd.txt'])
})

test('a crash between the index and the note leaves nothing that the source no longer has', async () => {
  const { documents } = tools
  let crashes = true
  const crashing = {
    ...tools,
    documents: {
      ...documents,
      note: async (...[source, document, note]: Parameters<typeof documents.note>) => {
        if (crashes && note.status === 'INDEXED') {
          tools.controller.abort(new Error('Crash'))
          throw new Error('Crash')
        }
        await documents.note(source, document, note)
      },
    },
  }
  await expect(runSync(sourceOf({ 'a.txt': 'A.' }), crashing)).rejects.toThrow('Crash')
  crashes = false
  expect(indexed()).toEqual(['a.txt'])
  await runSync(sourceOf({ 'b.txt': 'B.' }), { ...crashing, signal: new AbortController().signal })
  expect(indexed()).toEqual(['b.txt'])
  expect(await statistics()).toMatchObject({
    numberOfDocumentsScanned: 1,
    numberOfNewDocumentsIndexed: 1,
    numberOfDocumentsDeleted: 0,
  })
})

test('a document that is listed twice is one', async () => {
  const twice: DocumentSource = {
    async *list(signal) {
      yield* sourceOf({ 'a.txt': 'A.' }).list(signal)
      yield* sourceOf({ 'a.txt': 'A.' }).list(signal)
    },
  }
  await sync(twice)
  expect(await statistics()).toMatchObject({ numberOfDocumentsScanned: 1 })
})

test('what a job has deleted is new when it comes back', async () => {
  await sync(sourceOf({ 'a.txt': 'A.' }), 'JOB0000000')
  await sync(sourceOf({}))
  expect(await statistics()).toMatchObject({ numberOfDocumentsScanned: 0, numberOfDocumentsDeleted: 1 })
  await sync(sourceOf({ 'a.txt': 'A.' }), 'JOB0000002')
  expect(await statistics('JOB0000002')).toMatchObject({ numberOfNewDocumentsIndexed: 1 })
  expect(indexed()).toEqual(['a.txt'])
})

test('hundreds that are gone', async () => {
  const files = Object.fromEntries(Array.from({ length: 250 }, (_, number) => [`${number}.txt`, 'x']))
  await sync(sourceOf(files), 'JOB0000000')
  await sync(sourceOf({ '7.txt': 'x' }))
  expect(await statistics()).toMatchObject({ numberOfDocumentsScanned: 1, numberOfDocumentsDeleted: 249 })
  expect(indexed()).toEqual(['7.txt'])
})

test('nothing half done stays of a job that was stopped', async () => {
  await tools.documents.note(tools.source, 's3://b/a.txt', { status: 'IN_PROGRESS' })
  await tools.index.put({ id: 'SOURCE0001:s3://b/a.txt', dataSourceId: 'SOURCE0001', chunks: [] })
  await tools.documents.note(tools.source, 's3://b/b.txt', { status: 'INDEXED' })
  await forgetUnfinished(tools)
  expect(indexed()).toEqual([])
  const left = await tools.documents.list(tools.source, 10)
  expect(left.map(({ document }) => document)).toEqual(['s3://b/b.txt'])
  await forgetUnfinished(tools)
})
