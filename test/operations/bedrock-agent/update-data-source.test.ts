import { UpdateDataSourceCommand, type UpdateDataSourceCommandInput } from '@aws-sdk/client-bedrock-agent'
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  type KnowledgeServer,
  type Located,
  s3Source,
  startKnowledgeServer,
} from '../../support/knowledge-server.ts'

const ingestion = (maxTokens: number) => ({
  vectorIngestionConfiguration: {
    chunkingConfiguration: {
      chunkingStrategy: 'FIXED_SIZE' as const,
      fixedSizeChunkingConfiguration: { maxTokens, overlapPercentage: 10 },
    },
  },
})

let server: KnowledgeServer
let at: Located
beforeEach(async () => {
  server = await startKnowledgeServer()
  at = await server.createSource({ name: 'old', ...ingestion(300) })
})
afterEach(() => server[Symbol.asyncDispose]())

const update = (more: Partial<UpdateDataSourceCommandInput> = {}) =>
  server.agent.send(
    new UpdateDataSourceCommand({
      ...at,
      name: 'old',
      dataSourceConfiguration: s3Source,
      ...ingestion(300),
      ...more,
    }),
  )
const prefixed = {
  dataSourceConfiguration: {
    type: 'S3' as const,
    s3Configuration: { bucketArn: 'arn:aws:s3:::docs', inclusionPrefixes: ['a'] },
  },
}

test('name, description, policy and scope: the next job deletes what is no longer in it', async () => {
  server.write('a.txt', 'Alpha.')
  server.write('b.txt', 'Beta.')
  await server.sync(at)
  const { dataSource } = await update({
    name: 'new',
    description: 'New',
    dataDeletionPolicy: 'RETAIN',
    ...prefixed,
  })
  expect(dataSource).toMatchObject({
    ...at,
    name: 'new',
    description: 'New',
    dataDeletionPolicy: 'RETAIN',
    ...prefixed,
    ...ingestion(300),
  })
  expect((await server.sync(at)).statistics).toMatchObject({
    numberOfDocumentsScanned: 1,
    numberOfDocumentsDeleted: 1,
  })
  expect(server.indexed(at)).toEqual({ 'a.txt': ['Alpha.'] })
})

test.each([
  [
    'another chunking',
    ingestion(200),
    'The vectorIngestionConfiguration of a data source cannot be changed.',
  ],
  [
    'no chunking',
    { vectorIngestionConfiguration: undefined },
    'The vectorIngestionConfiguration of a data source cannot be changed.',
  ],
  [
    'another type',
    { dataSourceConfiguration: { type: 'CUSTOM' as const } },
    'The type of a data source cannot be changed.',
  ],
])('not to %s', async (_, more, message) => {
  await expect(update(more)).rejects.toMatchObject({ name: 'ValidationException', message })
})

test('not to the name of another', async () => {
  await server.createSource({ knowledgeBaseId: at.knowledgeBaseId, name: 'taken' })
  await expect(update({ name: 'taken' })).rejects.toMatchObject({ name: 'ConflictException' })
})
