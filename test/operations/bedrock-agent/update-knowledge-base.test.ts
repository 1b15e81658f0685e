import {
  UpdateKnowledgeBaseCommand,
  type UpdateKnowledgeBaseCommandInput,
} from '@aws-sdk/client-bedrock-agent'
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  baseInput,
  embeddingModelArn,
  type KnowledgeServer,
  startKnowledgeServer,
} from '../../support/knowledge-server.ts'

let server: KnowledgeServer
let knowledgeBaseId: string
beforeEach(async () => {
  server = await startKnowledgeServer()
  knowledgeBaseId = await server.createBase({ description: 'Old' })
})
afterEach(() => server[Symbol.asyncDispose]())

const { clientToken: _, tags: __, ...same } = baseInput
const update = (more: Partial<UpdateKnowledgeBaseCommandInput> = {}) =>
  server.agent.send(new UpdateKnowledgeBaseCommand({ ...same, knowledgeBaseId, ...more }))

test('name, description and role', async () => {
  const { knowledgeBase, $metadata } = await update({
    name: 'renamed',
    description: 'New',
    roleArn: 'arn:aws:iam::123456789012:role/other',
  })
  expect($metadata.httpStatusCode).toBe(202)
  expect(knowledgeBase).toMatchObject({
    name: 'renamed',
    description: 'New',
    roleArn: 'arn:aws:iam::123456789012:role/other',
    status: 'ACTIVE',
  })
  expect((await update({ name: 'renamed' })).knowledgeBase?.description).toBeUndefined()
})

test('not a taken name, nor what it is made of', async () => {
  await server.createBase({ name: 'taken' })
  await expect(update({ name: 'taken' })).rejects.toMatchObject({ name: 'ConflictException' })
  await expect(
    update({
      knowledgeBaseConfiguration: { type: 'VECTOR', vectorKnowledgeBaseConfiguration: { embeddingModelArn } },
    }),
  ).rejects.toMatchObject({
    name: 'ValidationException',
    message: 'The knowledgeBaseConfiguration of a knowledge base cannot be changed.',
  })
  await expect(
    update({ storageConfiguration: { type: 'S3_VECTORS', s3VectorsConfiguration: { indexName: 'abc' } } }),
  ).rejects.toMatchObject({
    name: 'ValidationException',
    message: 'The storageConfiguration of a knowledge base cannot be changed.',
  })
})
