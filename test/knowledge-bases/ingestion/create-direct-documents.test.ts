import {
  DeleteKnowledgeBaseDocumentsCommand,
  GetKnowledgeBaseDocumentsCommand,
  IngestKnowledgeBaseDocumentsCommand,
  type KnowledgeBaseDocument,
} from '@aws-sdk/client-bedrock-agent'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createGate } from '../../support/gate.ts'
import {
  hasEnded,
  type KnowledgeServer,
  type Located,
  startKnowledgeServer,
} from '../../support/knowledge-server.ts'

let server: KnowledgeServer
let at: Located
beforeEach(async () => {
  server = await startKnowledgeServer()
  at = await server.createSource({ dataSourceConfiguration: { type: 'CUSTOM' } })
})
afterEach(() => server[Symbol.asyncDispose]())

const inline = (
  id: string,
  data: string,
  more: Partial<KnowledgeBaseDocument> = {},
): KnowledgeBaseDocument => ({
  content: {
    dataSourceType: 'CUSTOM',
    custom: {
      customDocumentIdentifier: { id },
      sourceType: 'IN_LINE',
      inlineContent: { type: 'TEXT', textContent: { data } },
    },
  },
  ...more,
})
const ingest = (...documents: KnowledgeBaseDocument[]) =>
  server.agent.send(new IngestKnowledgeBaseDocumentsCommand({ ...at, documents }))
const identifier = (id: string) => ({ dataSourceType: 'CUSTOM' as const, custom: { id } })
const chunks = () =>
  [...(server.parts.indexes.get(at.knowledgeBaseId)?.documents.values() ?? [])].flatMap(
    document => document.chunks,
  )

test('text, bytes and an object of a bucket, with metadata inline and of a bucket', async () => {
  server.write('report.txt', 'From a bucket.')
  server.write(
    'meta.json',
    '{"metadataAttributes":{"year":{"value":{"type":"NUMBER","numberValue":2026},"includeForEmbedding":true}}}',
  )
  const { documentDetails, $metadata } = await ingest(
    inline('text', 'Inline.', {
      metadata: {
        type: 'IN_LINE_ATTRIBUTE',
        inlineAttributes: [
          { key: 'topic', value: { type: 'STRING', stringValue: 'travel' } },
          { key: 'tags', value: { type: 'STRING_LIST', stringListValue: ['a', 'b'] } },
        ],
      },
    }),
    {
      content: {
        dataSourceType: 'CUSTOM',
        custom: {
          customDocumentIdentifier: { id: 'bytes' },
          sourceType: 'IN_LINE',
          inlineContent: {
            type: 'BYTE',
            byteContent: { data: Buffer.from('Bytes.'), mimeType: 'text/plain' },
          },
        },
      },
    },
    {
      content: {
        dataSourceType: 'CUSTOM',
        custom: {
          customDocumentIdentifier: { id: 'object' },
          sourceType: 'S3_LOCATION',
          s3Location: { uri: 's3://docs/report.txt' },
        },
      },
      metadata: { type: 'S3_LOCATION', s3Location: { uri: 's3://docs/meta.json' } },
    },
  )
  expect($metadata.httpStatusCode).toBe(202)
  expect(documentDetails).toMatchObject(
    ['text', 'bytes', 'object'].map(id => ({ ...at, identifier: identifier(id), status: 'STARTING' })),
  )
  expect(await server.statuses(at)).toEqual({ text: 'INDEXED', bytes: 'INDEXED', object: 'INDEXED' })
  expect(server.indexed(at)).toEqual({
    text: ['Inline.'],
    bytes: ['Bytes.'],
    object: ['From a bucket.'],
  })
  const byText = new Map(chunks().map(chunk => [chunk.text, chunk]))
  expect(byText.get('Inline.')?.metadata).toEqual({
    topic: 'travel',
    tags: ['a', 'b'],
    'x-amz-bedrock-kb-source-uri': 'text',
    'x-amz-bedrock-kb-chunk-id': byText.get('Inline.')?.id,
    'x-amz-bedrock-kb-data-source-id': at.dataSourceId,
    'x-amz-bedrock-kb-document-page-number': 1,
  })
  expect(byText.get('From a bucket.')).toMatchObject({
    searched: 'year: 2026\n\nFrom a bucket.',
    metadata: { year: 2026, 'x-amz-bedrock-kb-source-uri': 'object' },
  })
})

test('the same document again takes the place of the one before, and is embedded only where it has changed', async () => {
  await ingest(inline('a', 'First.'))
  await server.statuses(at)
  const [first] = chunks()
  await ingest(inline('a', 'First.'))
  await server.statuses(at)
  expect(server.parts.parsed).toHaveLength(1)
  await ingest(inline('a', 'Second.'))
  await server.statuses(at)
  expect(chunks().map(({ id, text }) => [id, text])).toEqual([[first?.id, 'Second.']])
})

test('a later request for a document wins, also while the first is at work', async () => {
  const gate = createGate()
  server.parts.beforeParse = () => gate.wait()
  await ingest(inline('a', 'First.'))
  await gate.reached
  await ingest(inline('a', 'Second.'))
  await ingest(inline('a', 'Third.'))
  gate.open()
  expect(await server.statuses(at)).toEqual({ a: 'INDEXED' })
  expect(server.indexed(at)).toEqual({ a: ['Third.'] })
})

test('deletes what is there, and says what is not', async () => {
  await ingest(inline('a', 'A.'), inline('b', 'B.'))
  await server.statuses(at)
  const { documentDetails } = await server.agent.send(
    new DeleteKnowledgeBaseDocumentsCommand({ ...at, documentIdentifiers: ['a', 'x'].map(identifier) }),
  )
  expect(documentDetails).toMatchObject([
    { identifier: identifier('a'), status: 'DELETING' },
    { identifier: identifier('x'), status: 'NOT_FOUND' },
  ])
  expect(await server.statuses(at)).toEqual({ b: 'INDEXED' })
  expect(server.indexed(at)).toEqual({ b: ['B.'] })
  const { documentDetails: got } = await server.agent.send(
    new GetKnowledgeBaseDocumentsCommand({ ...at, documentIdentifiers: ['a', 'b'].map(identifier) }),
  )
  expect(got).toMatchObject([{ status: 'NOT_FOUND' }, { status: 'INDEXED' }])
})

test('what fails says why, and what was there of it stays', async () => {
  await ingest(inline('a', 'A.'))
  await server.statuses(at)
  await ingest(
    inline('a', 'A, changed.', {
      metadata: { type: 'S3_LOCATION', s3Location: { uri: 's3://elsewhere/m.json' } },
    }),
  )
  expect(await server.statuses(at)).toEqual({ a: 'FAILED' })
  expect(server.indexed(at)).toEqual({ a: ['A.'] })
  const { documentDetails } = await server.agent.send(
    new GetKnowledgeBaseDocumentsCommand({ ...at, documentIdentifiers: [identifier('a')] }),
  )
  expect(documentDetails?.[0]?.statusReason).toBe('There is no bucket elsewhere.')
})

test('where the index refuses, the document has failed', async () => {
  await ingest(inline('a', 'A.'))
  await server.statuses(at)
  server.parts.beforeDelete = async () => {
    throw new Error('The index is read-only.')
  }
  await server.agent.send(
    new DeleteKnowledgeBaseDocumentsCommand({ ...at, documentIdentifiers: [identifier('a')] }),
  )
  expect(await server.statuses(at)).toEqual({ a: 'FAILED' })
})

test('what was accepted is added after a restart', async () => {
  const gate = createGate()
  server.parts.beforeParse = (_, signal) => gate.wait(signal)
  await ingest(inline('a', 'A.'), inline('b', 'B.'))
  await gate.reached
  await server.restart()
  gate.open()
  expect(await server.statuses(at)).toEqual({ a: 'INDEXED', b: 'INDEXED' })
  expect(server.indexed(at)).toEqual({ a: ['A.'], b: ['B.'] })
})

test('not while a job runs on the source, and no job meanwhile', async () => {
  const s3 = await server.createSource()
  server.write('a.txt', 'A.')
  const object = (uri: string): KnowledgeBaseDocument => ({
    content: { dataSourceType: 'S3', s3: { s3Location: { uri } } },
  })
  const send = () =>
    server.agent.send(
      new IngestKnowledgeBaseDocumentsCommand({ ...s3, documents: [object('s3://docs/a.txt')] }),
    )
  const job = createGate()
  server.parts.beforeParse = () => job.wait()
  const id = await server.start(s3)
  await expect(send()).rejects.toMatchObject({
    name: 'ValidationException',
    message: expect.stringContaining('There is an ongoing ingestion job'),
  })
  job.open()
  await server.jobWhen(s3, id, hasEnded)

  server.write('a.txt', 'A, changed.')
  const direct = createGate()
  server.parts.beforeParse = () => direct.wait()
  await send()
  await direct.reached
  await expect(server.start(s3)).rejects.toMatchObject({ name: 'ConflictException' })
  direct.open()
  expect(await server.statuses(s3)).toEqual({ 'a.txt': 'INDEXED' })
  expect(server.indexed(s3)).toEqual({ 'a.txt': ['A, changed.'] })
})
