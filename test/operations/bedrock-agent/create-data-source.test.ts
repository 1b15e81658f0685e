import { CreateDataSourceCommand, type CreateDataSourceCommandInput } from '@aws-sdk/client-bedrock-agent'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type KnowledgeServer, s3Source, startKnowledgeServer } from '../../support/knowledge-server.ts'

let server: KnowledgeServer
let knowledgeBaseId: string
beforeEach(async () => {
  server = await startKnowledgeServer()
  knowledgeBaseId = await server.createBase()
})
afterEach(() => server[Symbol.asyncDispose]())

const create = (more: Partial<CreateDataSourceCommandInput> = {}) =>
  server.agent.send(
    new CreateDataSourceCommand({
      knowledgeBaseId,
      name: 'source',
      dataSourceConfiguration: s3Source,
      ...more,
    }),
  )
const hierarchical = (parent: number, child: number, overlapTokens: number) => ({
  chunkingConfiguration: {
    chunkingStrategy: 'HIERARCHICAL' as const,
    hierarchicalChunkingConfiguration: {
      levelConfigurations: [{ maxTokens: parent }, { maxTokens: child }],
      overlapTokens,
    },
  },
})

test('as it was asked for, and deleting its data by default', async () => {
  const vectorIngestionConfiguration = hierarchical(1_500, 300, 60)
  const { dataSource, $metadata } = await create({ description: 'Mine', vectorIngestionConfiguration })
  expect($metadata.httpStatusCode).toBe(200)
  expect(dataSource).toMatchObject({
    knowledgeBaseId,
    dataSourceId: expect.stringMatching(/^[0-9A-Z]{10}$/),
    name: 'source',
    description: 'Mine',
    status: 'AVAILABLE',
    dataDeletionPolicy: 'DELETE',
    dataSourceConfiguration: s3Source,
    vectorIngestionConfiguration,
  })
})

test('a name is given once in a base, and a client token makes one', async () => {
  const clientToken = 'b'.repeat(33)
  const first = await create({ clientToken })
  expect((await create({ clientToken })).dataSource).toEqual(first.dataSource)
  await expect(create()).rejects.toMatchObject({
    name: 'ConflictException',
    message: 'DataSource with name source already exists.',
  })
  await create({ knowledgeBaseId: await server.createBase() })
})

test('five of a base, also at once', async () => {
  const made = await Promise.allSettled(
    Array.from({ length: 8 }, (_, number) => create({ name: `source-${number}` })),
  )
  expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(5)
  await expect(create()).rejects.toMatchObject({
    name: 'ServiceQuotaExceededException',
    $metadata: { httpStatusCode: 402 },
  })
})

test('not for a base that is not there', async () => {
  await expect(create({ knowledgeBaseId: 'ZZZZZZZZZZ' })).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  })
})

const web = { sourceConfiguration: { urlConfiguration: { seedUrls: [{ url: 'https://example.com' }] } } }
test.each([
  [
    'a connector that is not built',
    {
      dataSourceConfiguration: {
        type: 'CONFLUENCE' as const,
        confluenceConfiguration: {
          sourceConfiguration: {
            hostUrl: 'https://example.atlassian.net',
            hostType: 'SAAS' as const,
            authType: 'BASIC' as const,
            credentialsSecretArn: 'arn:aws:secretsmanager:us-east-1:123456789012:secret:s',
          },
        },
      },
    },
    'NotImplementedException',
    'Data sources of the type CONFLUENCE are not implemented.',
  ],
  [
    'no configuration of its type',
    { dataSourceConfiguration: { type: 'WEB' as const } },
    'ValidationException',
    'A data source of the type WEB needs webConfiguration.',
  ],
  [
    'the configuration of another type',
    { dataSourceConfiguration: { ...s3Source, type: 'S3' as const, webConfiguration: web } },
    'ValidationException',
    'A data source of the type S3 takes no webConfiguration.',
  ],
  [
    'a strategy without its configuration',
    { vectorIngestionConfiguration: { chunkingConfiguration: { chunkingStrategy: 'SEMANTIC' as const } } },
    'ValidationException',
    'The chunking strategy SEMANTIC needs semanticChunkingConfiguration.',
  ],
  [
    'the configuration of another strategy',
    {
      vectorIngestionConfiguration: {
        chunkingConfiguration: {
          chunkingStrategy: 'NONE' as const,
          fixedSizeChunkingConfiguration: { maxTokens: 300, overlapPercentage: 20 },
        },
      },
    },
    'ValidationException',
    'The chunking strategy NONE takes no fixedSizeChunkingConfiguration.',
  ],
  [
    'children larger than parents',
    { vectorIngestionConfiguration: hierarchical(300, 300, 60) },
    'ValidationException',
    'The maximum tokens of the child level (300) must be less than those of the parent level (300).',
  ],
  [
    'an overlap larger than a child',
    { vectorIngestionConfiguration: hierarchical(300, 60, 60) },
    'ValidationException',
    'The overlap tokens (60) must be less than the maximum tokens of the child level (60).',
  ],
  [
    'a parser that is not built',
    {
      vectorIngestionConfiguration: {
        parsingConfiguration: { parsingStrategy: 'BEDROCK_DATA_AUTOMATION' as const },
      },
    },
    'NotImplementedException',
    'The parsing strategy BEDROCK_DATA_AUTOMATION is not implemented.',
  ],
  [
    'a transformation that nothing runs',
    {
      vectorIngestionConfiguration: {
        customTransformationConfiguration: {
          intermediateStorage: { s3Location: { uri: 's3://chunks/work' } },
          transformations: [
            {
              stepToApply: 'POST_CHUNKING' as const,
              transformationFunction: {
                transformationLambdaConfiguration: {
                  lambdaArn: 'arn:aws:lambda:us-east-1:123456789012:function:chunks',
                },
              },
            },
          ],
        },
      },
    },
    'NotImplementedException',
    'Custom transformations are not implemented without functions.',
  ],
])('not with %s', async (_, more, name, message) => {
  await expect(create(more)).rejects.toMatchObject({ name, message })
})
