import {
  type CustomContent,
  type DocumentContent,
  type DocumentMetadata,
  IngestKnowledgeBaseDocumentsCommand,
  type KnowledgeBaseDocument,
} from '@aws-sdk/client-bedrock-agent'
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  type KnowledgeServer,
  type Located,
  s3Source,
  startKnowledgeServer,
} from '../../support/knowledge-server.ts'

let server: KnowledgeServer
let custom: Located
let s3: Located
beforeEach(async () => {
  server = await startKnowledgeServer()
  custom = await server.createSource({ dataSourceConfiguration: { type: 'CUSTOM' } })
  s3 = await server.createSource({
    knowledgeBaseId: custom.knowledgeBaseId,
    dataSourceConfiguration: {
      ...s3Source,
      type: 'S3',
      s3Configuration: { bucketArn: 'arn:aws:s3:::docs', inclusionPrefixes: ['in-'] },
    },
  })
})
afterEach(() => server[Symbol.asyncDispose]())

const ingest = (at: Located, documents: KnowledgeBaseDocument[]) =>
  server.agent.send(new IngestKnowledgeBaseDocumentsCommand({ ...at, documents }))
const content = (more: Partial<CustomContent> = {}): DocumentContent => ({
  dataSourceType: 'CUSTOM',
  custom: {
    customDocumentIdentifier: { id: 'a' },
    sourceType: 'IN_LINE',
    inlineContent: { type: 'TEXT', textContent: { data: 'Text.' } },
    ...more,
  },
})
const object = (uri: string): DocumentContent => ({
  dataSourceType: 'S3',
  s3: { s3Location: { uri } },
})

test('an object of the bucket that a source is of, with its own metadata file', async () => {
  server.write('in-a.txt', 'Alpha.')
  server.write('in-a.txt.metadata.json', '{"metadataAttributes":{"team":"x"}}')
  await ingest(s3, [{ content: object('s3://docs/in-a.txt') }])
  expect(await server.statuses(s3)).toEqual({ 'in-a.txt': 'INDEXED' })
  const [document] = server.parts.indexes.get(s3.knowledgeBaseId)?.documents.values() ?? []
  expect(document?.chunks[0]?.metadata).toMatchObject({
    team: 'x',
    'x-amz-bedrock-kb-source-uri': 's3://docs/in-a.txt',
  })
  expect((await server.sync(s3)).statistics).toMatchObject({
    numberOfDocumentsScanned: 1,
    numberOfNewDocumentsIndexed: 0,
  })
})

const inlineMetadata = (metadata: Partial<DocumentMetadata>): KnowledgeBaseDocument => ({
  content: content(),
  metadata: { type: 'IN_LINE_ATTRIBUTE', ...metadata },
})
test.each([
  [
    'twice',
    () => [{ content: content() }, { content: content() }],
    'The document a is in the request twice.',
  ],
  [
    'of another kind of source',
    () => [{ content: object('s3://docs/in-a.txt') }],
    'Documents of the type S3 do not belong to a data source of the type CUSTOM.',
  ],
  [
    'without content',
    () => [{ content: content({ inlineContent: { type: 'BYTE', textContent: { data: 'x' } } }) }],
    'The source type IN_LINE needs inlineContent with the content of its type.',
  ],
  [
    'without its location',
    () => [{ content: content({ sourceType: 'S3_LOCATION' }) }],
    'The source type S3_LOCATION needs s3Location.',
  ],
  [
    'without metadata',
    () => [inlineMetadata({})],
    'Metadata of the type IN_LINE_ATTRIBUTE needs inlineAttributes.',
  ],
  [
    'over 6 MB',
    () =>
      ['a', 'b'].map(id => ({
        content: content({
          customDocumentIdentifier: { id },
          inlineContent: { type: 'TEXT', textContent: { data: 'x'.repeat(3_200_000) } },
        }),
      })),
    'The documents have 6400000 bytes, more than the 6291456 of one request.',
  ],
])('not a document %s', async (_, documents, message) => {
  await expect(ingest(custom, documents())).rejects.toMatchObject({ name: 'ValidationException', message })
  expect(await server.statuses(custom)).toEqual({})
})

test.each(['s3://other/in-a.txt', 's3://docs/out.txt', 's3://docs/'])(
  'not %s, which is not in scope',
  async uri => {
    await expect(ingest(s3, [{ content: object(uri) }])).rejects.toMatchObject({
      name: 'ValidationException',
      message: `${uri} is not in the scope of the data source.`,
    })
  },
)

test('a value that is not of its type is listed', async () => {
  await ingest(custom, [
    inlineMetadata({ inlineAttributes: [{ key: 'k', value: { type: 'NUMBER', stringValue: '1' } }] }),
  ])
  expect(await server.statuses(custom)).toEqual({ a: 'FAILED' })
})

test('more documents than the API takes', async () => {
  const documents = Array.from({ length: 26 }, (_, number) => ({
    content: content({ customDocumentIdentifier: { id: `${number}` } }),
  }))
  await expect(ingest(custom, documents)).rejects.toMatchObject({ name: 'ValidationException' })
})
