import { StartIngestionJobCommand } from '@aws-sdk/client-bedrock-agent'
import { expect, test } from 'vitest'
import { hasEnded, startKnowledgeServer } from '../../support/knowledge-server.ts'

test('answers before it has begun', async () => {
  await using server = await startKnowledgeServer()
  const at = await server.createSource()
  const { ingestionJob, $metadata } = await server.agent.send(
    new StartIngestionJobCommand({ ...at, description: 'Nightly' }),
  )
  expect($metadata.httpStatusCode).toBe(202)
  expect(ingestionJob).toMatchObject({
    ...at,
    ingestionJobId: expect.stringMatching(/^[0-9A-Z]{10}$/),
    description: 'Nightly',
    status: 'STARTING',
    startedAt: expect.any(Date),
    statistics: { numberOfDocumentsScanned: 0 },
  })
  await server.jobWhen(at, ingestionJob?.ingestionJobId ?? '', hasEnded)
})

test('not on a source that is CUSTOM, or of another base', async () => {
  await using server = await startKnowledgeServer()
  const at = await server.createSource({ dataSourceConfiguration: { type: 'CUSTOM' } })
  await expect(server.start(at)).rejects.toMatchObject({
    name: 'ValidationException',
    message: expect.stringContaining('is CUSTOM'),
  })
  const other = await server.createSource()
  await expect(server.start({ ...at, dataSourceId: other.dataSourceId })).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  })
})

test('not where the model may no longer be called', async () => {
  const embeddingModelArn = 'my-own-embedding-model'
  await using server = await startKnowledgeServer({
    models: [{ model: embeddingModelArn, backends: ['embedded'] }],
  })
  const knowledgeBaseId = await server.createBase({
    knowledgeBaseConfiguration: { type: 'VECTOR', vectorKnowledgeBaseConfiguration: { embeddingModelArn } },
  })
  const at = await server.createSource({ knowledgeBaseId })
  await server.restart({ models: [] })
  await expect(server.start(at)).rejects.toMatchObject({
    name: 'ValidationException',
    message:
      'Knowledge base role arn:aws:iam::123456789012:role/kb is not able to call specified bedrock embedding model my-own-embedding-model: The provided model identifier is invalid.',
  })
})
