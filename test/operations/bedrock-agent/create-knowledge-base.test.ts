import {
  CreateKnowledgeBaseCommand,
  type CreateKnowledgeBaseCommandInput,
  ListTagsForResourceCommand,
} from '@aws-sdk/client-bedrock-agent'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  baseInput,
  embeddingModelArn,
  type KnowledgeServer,
  startKnowledgeServer,
} from '../../support/knowledge-server.ts'

let server: KnowledgeServer
beforeEach(async () => {
  server = await startKnowledgeServer()
})
afterEach(() => server[Symbol.asyncDispose]())

const create = (more: Partial<CreateKnowledgeBaseCommandInput> = {}) =>
  server.agent.send(new CreateKnowledgeBaseCommand({ ...baseInput, ...more }))
const withModel = (embeddingModelArn: string, dimensions?: number, more: object = {}) => ({
  knowledgeBaseConfiguration: {
    type: 'VECTOR' as const,
    vectorKnowledgeBaseConfiguration: {
      embeddingModelArn,
      ...(dimensions !== undefined && {
        embeddingModelConfiguration: { bedrockEmbeddingModelConfiguration: { dimensions } },
      }),
      ...more,
    },
  },
})

test('is CREATING, and then ACTIVE, with its tags', async () => {
  const { knowledgeBase, $metadata } = await create({ description: 'Mine', tags: { team: 'a' } })
  expect($metadata.httpStatusCode).toBe(202)
  expect(knowledgeBase).toMatchObject({
    ...baseInput,
    description: 'Mine',
    status: 'CREATING',
    knowledgeBaseId: expect.stringMatching(/^[0-9A-Z]{10}$/),
    createdAt: expect.any(Date),
    updatedAt: expect.any(Date),
  })
  const { knowledgeBaseId = '', knowledgeBaseArn } = knowledgeBase ?? {}
  expect(knowledgeBaseArn).toBe(`arn:aws:bedrock:us-east-1:123456789012:knowledge-base/${knowledgeBaseId}`)
  await server.baseWhen(knowledgeBaseId, ({ status }) => status === 'ACTIVE')
  const { tags } = await server.agent.send(new ListTagsForResourceCommand({ resourceArn: knowledgeBaseArn }))
  expect(tags).toEqual({ team: 'a' })
})

test('a name is given once, and a client token makes one', async () => {
  const clientToken = 'a'.repeat(33)
  const first = await create({ clientToken })
  expect((await create({ clientToken })).knowledgeBase?.knowledgeBaseId).toBe(
    first.knowledgeBase?.knowledgeBaseId,
  )
  await expect(create({ clientToken, description: 'Other' })).rejects.toMatchObject({
    name: 'ConflictException',
  })
  await expect(create()).rejects.toMatchObject({
    name: 'ConflictException',
    message: 'KnowledgeBase with name base already exists.',
    $metadata: { httpStatusCode: 409 },
  })
})

test('one whose storage cannot be made has FAILED, and says why', async () => {
  server.parts.openIndex = async () => {
    throw new Error('The disk is full.')
  }
  const { knowledgeBase } = await create()
  const failed = await server.baseWhen(
    knowledgeBase?.knowledgeBaseId ?? '',
    ({ status }) => status === 'FAILED',
  )
  expect(failed.failureReasons).toEqual(['The disk is full.'])
})

test('vectors are as long as the model makes them', async () => {
  const lengths: number[] = []
  const { openIndex } = server.parts
  server.parts.openIndex = base => {
    lengths.push(base.dimensions)
    return openIndex(base)
  }
  for (const [name, more] of [
    ['one', withModel(embeddingModelArn)],
    ['two', withModel('arn:aws:bedrock:us-east-1::foundation-model/cohere.embed-english-v3')],
    ['three', withModel('arn:aws:bedrock:us-east-1::foundation-model/twelvelabs.marengo-embed-3-0-v1:0')],
    ['four', withModel(embeddingModelArn, 512)],
  ] as const) {
    const { knowledgeBase } = await create({ name, ...more })
    await server.baseWhen(knowledgeBase?.knowledgeBaseId ?? '', ({ status }) => status === 'ACTIVE')
  }
  expect(lengths).toEqual([1_024, 1_024, 1_024, 512])
})

test('a model that only the routes know is asked how long its vectors are', async () => {
  const model = 'my-own-embedding-model'
  await using own = await startKnowledgeServer({ models: [{ model, backends: ['embedded'] }] })
  const lengths: number[] = []
  const { openIndex } = own.parts
  own.parts.openIndex = base => {
    lengths.push(base.dimensions)
    return openIndex(base)
  }
  await own.createBase(withModel(model))
  expect(lengths).toEqual([1_024])
})

describe('storage', () => {
  const fieldMapping = { vectorField: 'v', textField: 't', metadataField: 'm' }
  const opensearch = {
    storageConfiguration: {
      type: 'OPENSEARCH_SERVERLESS' as const,
      opensearchServerlessConfiguration: {
        collectionArn: 'arn:aws:aoss:us-east-1:123456789012:collection/abcdefghij0123456789',
        vectorIndexName: 'i',
        fieldMapping,
      },
    },
  }

  test('S3 Vectors is the embedded one', async () => {
    const storageConfiguration = {
      type: 'S3_VECTORS' as const,
      s3VectorsConfiguration: { indexArn: 'arn:aws:s3vectors:us-east-1:123456789012:bucket/b/index/i' },
    }
    expect((await create({ storageConfiguration })).knowledgeBase?.storageConfiguration).toEqual(
      storageConfiguration,
    )
  })

  test('it stands in for another kind, and says so', async () => {
    const command = new CreateKnowledgeBaseCommand({ ...baseInput, ...opensearch })
    let hint: unknown
    command.middlewareStack.add(
      next => async args => {
        const answer = await next(args)
        hint = (answer.response as { headers: Record<string, string> }).headers['x-outcrop-hint']
        return answer
      },
      { step: 'deserialize' },
    )
    const { knowledgeBase } = await server.agent.send(command)
    expect(knowledgeBase?.storageConfiguration).toEqual(opensearch.storageConfiguration)
    expect(hint).toContain('OPENSEARCH_SERVERLESS is not asked')
  })

  test('without the configuration of its kind', async () => {
    await expect(create({ storageConfiguration: { type: 'S3_VECTORS' } })).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining('needs s3VectorsConfiguration'),
    })
  })

  test('what is not built says so', async () => {
    await expect(create({ storageConfiguration: { type: 'REDIS_ENTERPRISE_CLOUD' } })).rejects.toMatchObject({
      name: 'NotImplementedException',
      message: expect.stringContaining('REDIS_ENTERPRISE_CLOUD'),
    })
  })
})

test.each([
  [
    'a model that does not exist',
    withModel('arn:aws:bedrock:us-east-1::foundation-model/amazon.no-such-v1:0'),
    'ValidationException',
    'The provided model identifier is invalid.',
  ],
  [
    'a model that embeds nothing',
    withModel('arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0'),
    'ValidationException',
    'The embedding model arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0 is not supported for knowledge bases.',
  ],
  [
    'vectors of another length',
    withModel(embeddingModelArn, 300),
    'ValidationException',
    `The embedding model ${embeddingModelArn} does not support 300 dimensions.`,
  ],
  [
    'binary vectors',
    withModel(embeddingModelArn, undefined, {
      embeddingModelConfiguration: { bedrockEmbeddingModelConfiguration: { embeddingDataType: 'BINARY' } },
    }),
    'NotImplementedException',
    'Knowledge bases with binary vectors are not implemented.',
  ],
  [
    'no vectors at all',
    { knowledgeBaseConfiguration: { type: 'VECTOR' as const } },
    'ValidationException',
    'A knowledge base of the type VECTOR needs vectorKnowledgeBaseConfiguration.',
  ],
  [
    'a structured base',
    {
      knowledgeBaseConfiguration: {
        type: 'KENDRA' as const,
        kendraKnowledgeBaseConfiguration: {
          kendraIndexArn: 'arn:aws:kendra:us-east-1:123456789012:index/12345678-1234-1234-1234-123456789012',
        },
      },
    },
    'NotImplementedException',
    'Knowledge bases of the type KENDRA are not implemented.',
  ],
])('not with %s', async (_, more, name, message) => {
  await expect(create(more)).rejects.toMatchObject({ name, message })
})
