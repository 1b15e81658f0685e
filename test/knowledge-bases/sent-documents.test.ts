import { expect, test } from 'vitest'
import { readIdentifiers, readSentDocuments } from '../../src/knowledge-bases/sent-documents.ts'

// The refusals: test/operations/bedrock-agent/ingest-knowledge-base-documents.test.ts.
const source = (configuration: object) => ({
  id: 'SOURCE0001',
  arn: 'arn',
  name: 'source',
  status: 'AVAILABLE',
  revision: 1,
  createdAt: new Date(),
  updatedAt: new Date(),
  document: {
    knowledgeBaseId: 'BASE000001',
    configuration: configuration as { type: 'S3' },
    deletionPolicy: 'DELETE' as const,
  },
})
const custom = source({ type: 'CUSTOM' })
const bucket = source({ type: 'S3', s3Configuration: { bucketArn: 'arn:aws:s3:::docs' } })

test('content of every kind, as it is kept until it is read', () => {
  const of = (id: string, content: object) => ({
    content: {
      dataSourceType: 'CUSTOM' as const,
      custom: { customDocumentIdentifier: { id }, sourceType: 'IN_LINE' as const, ...content },
    },
  })
  expect(
    readSentDocuments(custom, [
      of('a', { inlineContent: { type: 'TEXT', textContent: { data: 'Text.' } } }),
      of('b', {
        inlineContent: { type: 'BYTE', byteContent: { data: Buffer.from('x'), mimeType: 'text/plain' } },
      }),
      {
        ...of('c', { sourceType: 'S3_LOCATION', s3Location: { uri: 's3://any/where.txt' } }),
        metadata: { type: 'S3_LOCATION', s3Location: { uri: 's3://any/m.json' } },
      },
    ]),
  ).toEqual([
    { id: 'a', content: { type: 'text', text: 'Text.' } },
    { id: 'b', content: { type: 'bytes', data: 'eA==', contentType: 'text/plain' } },
    {
      id: 'c',
      content: { type: 's3', uri: 's3://any/where.txt' },
      metadata: { type: 's3', uri: 's3://any/m.json' },
    },
  ])
})

test('an object of the bucket is its own identifier', () => {
  const uri = 's3://docs/a/b.txt'
  expect(
    readSentDocuments(bucket, [{ content: { dataSourceType: 'S3', s3: { s3Location: { uri } } } }]),
  ).toEqual([{ id: uri, content: { type: 's3', uri } }])
  expect(readIdentifiers(bucket, [{ dataSourceType: 'S3', s3: { uri } }])).toEqual([uri])
  expect(readIdentifiers(custom, [{ dataSourceType: 'CUSTOM', custom: { id: 'a' } }])).toEqual(['a'])
})
