import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { RetrieveResponse } from '@aws-sdk/client-bedrock-agent-runtime'
import { expect, test } from 'vitest'
import { addFolder, toArn } from '../../../src/cli/kb/add-folder.ts'
import { openLedgerReader } from '../../../src/metering/usage/ledger-reader.ts'
import { type KbServer, makeBase, startKbServer } from '../../support/kb-server.ts'

const options = { chunking: 'default', embeddingModel: 'amazon.titan-embed-text-v2:0' } as const
const addDocs = (server: KbServer, more: { name?: string } = {}, folder = server.docs) =>
  addFolder(folder, { ...options, ...more }, server.connection, server.progress)
const retrieve = async ({ connection: { call } }: KbServer, knowledgeBaseId: string, text: string) => {
  const { retrievalResults } = await call<RetrieveResponse>('Retrieve', {
    knowledgeBaseId,
    retrievalQuery: { text },
  })
  return retrievalResults?.map(({ location }) => location?.customDocumentLocation?.id)
}

test('a folder becomes a base; again, and what differs is brought up to date', async () => {
  await using server = await startKbServer()
  for (let at = 0; at < 23; at++) server.write(`notes/${at}.txt`, `Note ${at} is about subject${at}.`)
  server.write('leave.md', '# Leave\n\nEmployees have 28 days of paid leave.')
  const first = await addDocs(server)
  expect(first).toMatchObject({ name: 'docs', isMade: true, documents: 24, new: 24, removed: 0, failed: [] })
  expect((await retrieve(server, first.knowledgeBaseId, 'days of paid leave'))?.[0]).toBe('leave.md')
  expect(server.shown.at(-1)).toEqual({ name: 'indexed', done: 24, total: 24, failed: 0 })

  rmSync(join(server.docs, 'leave.md'))
  server.write('notes/0.txt', 'Vacations: thirty days of paid leave.')
  server.write('notes/new.txt', 'Something else entirely.')
  expect(countEmbeddings(server)).toBe(24)
  const second = await addDocs(server)
  expect(second).toEqual({
    ...first,
    isMade: false,
    documents: 24,
    new: 1,
    removed: 1,
    failed: [],
  })
  // Two of them were embedded, and nothing else was.
  expect(countEmbeddings(server)).toBe(26)
  const found = await retrieve(server, first.knowledgeBaseId, 'days of paid leave')
  expect(found?.[0]).toBe('notes/0.txt')
  expect(found).not.toContain('leave.md')
}, 30_000)

test('a document is new when it is searched, not when it fails', async () => {
  await using server = await startKbServer()
  server.write('a.txt', 'Some text.')
  server.write('tool.txt', Uint8Array.of(0x7f, 0x45, 0x4c, 0x46))
  server.write('empty.txt', '')
  const failed = [{ document: 'empty.txt' }, { document: 'tool.txt' }]
  expect(await addDocs(server)).toMatchObject({ documents: 3, new: 1, failed })
  server.write('tool.txt', 'About a tool.')
  expect(await addDocs(server)).toMatchObject({ documents: 3, new: 1, failed: [{ document: 'empty.txt' }] })
})

/** Calls that embedded documents. */
const countEmbeddings = ({ started: { outcrop } }: KbServer): number => {
  const reader = openLedgerReader(join(outcrop.config.home, 'ledger.db'))
  const [row] = reader.rows("select count(*) from usage where operation = 'IngestKnowledgeBaseDocuments'")
  reader.close()
  return Number(row?.[0])
}

test('another folder of the same name, and a base of something else, are left alone', async () => {
  await using server = await startKbServer()
  server.write('a.txt', 'The first folder.')
  const first = await addDocs(server)
  const other = join(server.root, 'other', 'docs')
  mkdirSync(other, { recursive: true })
  writeFileSync(join(other, 'b.txt'), 'The second folder.')
  await expect(addDocs(server, {}, other)).rejects.toThrow(/is not of the folder .*other\/docs: .*--name/)
  expect(await retrieve(server, first.knowledgeBaseId, 'folder')).toEqual(['a.txt'])
  const second = await addDocs(server, { name: 'others' }, other)
  expect(second.knowledgeBaseId).not.toBe(first.knowledgeBaseId)
  expect(await retrieve(server, second.knowledgeBaseId, 'folder')).toEqual(['b.txt'])
})

test('a base that has no source yet is gone on with', async () => {
  await using server = await startKbServer()
  server.write('a.txt', 'Some text.')
  const knowledgeBaseId = await makeBase(server, 'docs')
  expect(await addDocs(server)).toMatchObject({ knowledgeBaseId, failed: [] })
})

test('an empty folder changes nothing', async () => {
  await using server = await startKbServer()
  server.write('a.txt', 'Some text.')
  const { knowledgeBaseId } = await addDocs(server)
  rmSync(join(server.docs, 'a.txt'))
  await expect(addDocs(server)).rejects.toThrow(/has no documents: .* nothing was changed/)
  expect(await retrieve(server, knowledgeBaseId, 'text')).toEqual(['a.txt'])
})

test('what cannot be sent and what cannot be read fail, the rest is there', async () => {
  await using server = await startKbServer()
  server.write('a.txt', 'Some text.')
  server.write('empty.txt', '')
  server.write('program.bin', Uint8Array.of(0x7f, 0x45, 0x4c, 0x46))
  const added = await addDocs(server)
  expect(added.failed.map(({ document }) => document).sort()).toEqual(['empty.txt', 'program.bin'])
  expect(await retrieve(server, added.knowledgeBaseId, 'text')).toEqual(['a.txt'])
})

test('a model by its ID or its ARN', () => {
  expect(toArn('cohere.embed-english-v3', 'eu-west-1')).toBe(
    'arn:aws:bedrock:eu-west-1::foundation-model/cohere.embed-english-v3',
  )
  expect(toArn('arn:aws:bedrock:x', 'eu-west-1')).toBe('arn:aws:bedrock:x')
})
