import { GetDataSourceCommand } from '@aws-sdk/client-bedrock-agent'
import { expect, test } from 'vitest'
import { s3Source, startKnowledgeServer } from '../../support/knowledge-server.ts'

test('what was created, of its own base', async () => {
  await using server = await startKnowledgeServer()
  const at = await server.createSource({ name: 'mine' })
  const { dataSource } = await server.agent.send(new GetDataSourceCommand(at))
  expect(dataSource).toMatchObject({
    ...at,
    name: 'mine',
    status: 'AVAILABLE',
    dataSourceConfiguration: s3Source,
  })
  const missing = { name: 'ResourceNotFoundException', $metadata: { httpStatusCode: 404 } }
  const get = (more: object) => server.agent.send(new GetDataSourceCommand({ ...at, ...more }))
  await expect(get({ knowledgeBaseId: await server.createBase() })).rejects.toMatchObject(missing)
  await expect(get({ knowledgeBaseId: 'ZZZZZZZZZZ' })).rejects.toMatchObject(missing)
  await expect(get({ dataSourceId: 'ZZZZZZZZZZ' })).rejects.toMatchObject(missing)
})
