import { StopIngestionJobCommand } from '@aws-sdk/client-bedrock-agent'
import { expect, test } from 'vitest'
import { createGate } from '../../support/gate.ts'
import { hasEnded, startKnowledgeServer } from '../../support/knowledge-server.ts'

test('is STOPPING, twice asked too, and then STOPPED', async () => {
  await using server = await startKnowledgeServer()
  const at = await server.createSource()
  server.write('a.txt', 'Alpha.')
  const gate = createGate()
  server.parts.beforeParse = () => gate.wait()
  const ingestionJobId = await server.start(at)
  await gate.reached
  const stop = () => server.agent.send(new StopIngestionJobCommand({ ...at, ingestionJobId }))
  const { ingestionJob, $metadata } = await stop()
  expect($metadata.httpStatusCode).toBe(202)
  expect(ingestionJob).toMatchObject({ ...at, ingestionJobId, status: 'STOPPING' })
  expect((await stop()).ingestionJob?.status).toBe('STOPPING')
  gate.open()
  expect((await server.jobWhen(at, ingestionJobId, hasEnded)).status).toBe('STOPPED')
  await expect(stop()).rejects.toMatchObject({ name: 'ConflictException' })
})

test('one that is not there', async () => {
  await using server = await startKnowledgeServer()
  const at = await server.createSource()
  await expect(
    server.agent.send(new StopIngestionJobCommand({ ...at, ingestionJobId: 'ZZZZZZZZZZ' })),
  ).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
})
