import { expect, test } from 'vitest'
import {
  describeBase,
  describeDocument,
  describeJob,
  describeSource,
  summarizeJob,
} from '../../src/knowledge-bases/describe.ts'

const common = {
  id: 'ABCDEFGHIJ',
  arn: 'arn',
  name: 'mine',
  revision: 1,
  createdAt: new Date(1),
  updatedAt: new Date(2),
}
const source = (type: 'S3' | 'WEB' | 'CUSTOM') => ({
  ...common,
  status: 'AVAILABLE',
  document: {
    knowledgeBaseId: 'BASE000001',
    configuration: { type },
    deletionPolicy: 'RETAIN' as const,
  },
})
const names = (value: object) => Object.keys(value).sort()

test('what was not given is not there', () => {
  const configuration = { type: 'VECTOR' as const }
  const document = { roleArn: 'role', configuration, embeddingModelArn: 'model', dimensions: 2 }
  expect(names(describeBase({ ...common, status: 'ACTIVE', document }))).toEqual([
    'createdAt',
    'knowledgeBaseArn',
    'knowledgeBaseConfiguration',
    'knowledgeBaseId',
    'name',
    'roleArn',
    'status',
    'updatedAt',
  ])
  expect(names(describeSource(source('S3')))).toEqual([
    'createdAt',
    'dataDeletionPolicy',
    'dataSourceConfiguration',
    'dataSourceId',
    'knowledgeBaseId',
    'name',
    'status',
    'updatedAt',
  ])
})

test('a job shows its failures when it is asked for alone', () => {
  const principal = { arn: 'a', account: '1', verified: true }
  const at = { knowledgeBaseId: 'BASE000001', dataSourceId: 'SOURCE0001' }
  const job = { ...common, status: 'COMPLETE', document: { ...at, principal, failureReasons: ['No.'] } }
  expect(describeJob(job)).toEqual({
    ...at,
    ingestionJobId: common.id,
    status: 'COMPLETE',
    startedAt: common.createdAt,
    updatedAt: common.updatedAt,
    failureReasons: ['No.'],
  })
  expect(summarizeJob(job)).not.toHaveProperty('failureReasons')
})

test('a document is named as its source names it', () => {
  expect(describeDocument(source('S3'), 's3://b/k', undefined)).toEqual({
    knowledgeBaseId: 'BASE000001',
    dataSourceId: common.id,
    identifier: { dataSourceType: 'S3', s3: { uri: 's3://b/k' } },
    status: 'NOT_FOUND',
  })
  for (const type of ['WEB', 'CUSTOM'] as const)
    expect(describeDocument(source(type), 'https://example.com', undefined).identifier).toEqual({
      dataSourceType: 'CUSTOM',
      custom: { id: 'https://example.com' },
    })
})
