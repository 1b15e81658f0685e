import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  type IncomingContent,
  ingestDocument,
} from '../../../src/knowledge-bases/ingestion/ingest-document.ts'
import { createIngestTools, type TestTools } from '../../support/ingest-tools.ts'

let tools: TestTools
beforeEach(async () => {
  tools = await createIngestTools()
})
afterEach(() => tools[Symbol.asyncDispose]())

const ingest = (text: string, more: Partial<IncomingContent> = {}, version?: string) =>
  ingestDocument(
    {
      document: 'a',
      version,
      read: async () => ({ name: 'a.txt', bytes: Buffer.from(text), ...more }),
    },
    tools,
  )
const state = () => tools.documents.find(tools.source, 'a')
const texts = () =>
  [...tools.index.documents.values()].flatMap(({ chunks }) => chunks.map(({ text }) => text))
const metadata = (value: string): Partial<IncomingContent> => ({
  metadataBytes: Buffer.from(value),
  metadata: () => ({ attributes: { value }, embedded: [`value: ${value}`] }),
})

test('new, unchanged, modified, and modified in its metadata alone', async () => {
  await ingest('One.\n\nTwo.', {}, 'v1')
  expect(await state()).toMatchObject({ status: 'INDEXED', outcome: 'new', version: 'v1', job: tools.job })
  expect(texts()).toEqual(['One.', 'Two.'])
  await ingest('One.\n\nTwo.', {}, 'v2')
  expect(await state()).toMatchObject({ outcome: 'unchanged', version: 'v2' })
  expect(tools.embedded).toEqual([['One.', 'Two.']])
  await ingest('Three.')
  expect(await state()).toMatchObject({ outcome: 'modified' })
  expect(texts()).toEqual(['Three.'])
  await ingest('Three.', metadata('x'))
  expect(await state()).toMatchObject({ outcome: 'metadata' })
  expect(tools.embedded.at(-1)).toEqual(['value: x\n\nThree.'])
  await ingest('Three.', metadata('x'))
  expect(await state()).toMatchObject({ outcome: 'unchanged' })
})

test('what was there of a document that fails is there, and what it was is known', async () => {
  await ingest('One.', {}, 'v1')
  await ingest('Broken.', { name: 'a.exe' }, 'v2')
  expect(await state()).toMatchObject({
    status: 'FAILED',
    outcome: 'failed',
    reason: 'Ignored, as the file format is not supported.',
  })
  expect(await state()).not.toHaveProperty('version')
  expect(texts()).toEqual(['One.'])
  await ingest('One.', {}, 'v3')
  expect(await state()).toMatchObject({ status: 'INDEXED', outcome: 'unchanged' })
  expect(tools.embedded).toHaveLength(1)
})

test('nothing is noted of a document that is left in the middle, but that it began', async () => {
  const reason = new Error('Stopped')
  tools.parts.beforeParse = async () => tools.controller.abort(reason)
  await expect(ingest('One.')).rejects.toBe(reason)
  expect(await state()).toMatchObject({ status: 'IN_PROGRESS' })
  expect(await state()).not.toHaveProperty('outcome')
  expect(texts()).toEqual([])
})

test('whatever its index or its model fails with is its own reason', async () => {
  const failing = { ...tools, index: { put: async () => Promise.reject(new Error('The disk is full.')) } }
  const incoming = {
    document: 'a',
    read: async () => ({ name: 'a.txt', bytes: Buffer.from('One.') }),
  }
  await ingestDocument(incoming, failing)
  expect(await state()).toMatchObject({ status: 'FAILED', reason: 'The disk is full.' })
  await ingestDocument(incoming, { ...tools, embed: async () => Promise.reject(new Error('Refused.')) })
  expect(await state()).toMatchObject({ status: 'FAILED', reason: 'Refused.' })
  await ingestDocument(incoming, tools)
  expect(await state()).toMatchObject({ status: 'INDEXED', outcome: 'new' })
})

test('a document without chunks has failed', async () => {
  await ingest('')
  expect(await state()).toMatchObject({ status: 'FAILED', reason: 'The file has no text.' })
})
