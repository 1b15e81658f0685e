import { GetIngestionJobCommand } from '@aws-sdk/client-bedrock-agent'
import { expect, test } from 'vitest'
import { createGate } from '../../support/gate.ts'
import { hasEnded, startKnowledgeServer } from '../../support/knowledge-server.ts'

test('statistics grow while it runs', async () => {
  await using server = await startKnowledgeServer()
  const at = await server.createSource()
  for (const name of ['a', 'b', 'c', 'd', 'e']) server.write(`${name}.txt`, name)
  const gate = createGate()
  server.parts.beforeParse = async (name, signal) => {
    if (name === 'e.txt') await gate.wait(signal)
  }
  const id = await server.start(at)
  await gate.reached
  const running = await server.jobWhen(
    at,
    id,
    ({ statistics }) => statistics?.numberOfNewDocumentsIndexed === 4,
  )
  expect(running.status).toBe('IN_PROGRESS')
  gate.open()
  expect((await server.jobWhen(at, id, hasEnded)).statistics?.numberOfNewDocumentsIndexed).toBe(5)
})

test('one that is not there, or of another source', async () => {
  await using server = await startKnowledgeServer()
  const at = await server.createSource()
  const other = await server.createSource({ knowledgeBaseId: at.knowledgeBaseId })
  const { ingestionJobId } = await server.sync(at)
  const missing = { name: 'ResourceNotFoundException', $metadata: { httpStatusCode: 404 } }
  const get = (where: object) =>
    server.agent.send(new GetIngestionJobCommand({ ...at, ingestionJobId, ...where }))
  expect((await get({})).ingestionJob?.status).toBe('COMPLETE')
  await expect(get({ ingestionJobId: 'ZZZZZZZZZZ' })).rejects.toMatchObject(missing)
  await expect(get(other)).rejects.toMatchObject(missing)
})
