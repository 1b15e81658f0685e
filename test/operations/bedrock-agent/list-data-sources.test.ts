import { ListDataSourcesCommand, paginateListDataSources } from '@aws-sdk/client-bedrock-agent'
import { expect, test } from 'vitest'
import { startKnowledgeServer } from '../../support/knowledge-server.ts'

test('those of the base, in pages', async () => {
  await using server = await startKnowledgeServer()
  const first = await server.createSource({ name: 'a', description: 'First' })
  const { knowledgeBaseId } = first
  const second = await server.createSource({ knowledgeBaseId, name: 'b' })
  await server.createSource()
  const seen = []
  for await (const page of paginateListDataSources(
    { client: server.agent, pageSize: 1 },
    { knowledgeBaseId },
  ))
    seen.push(...(page.dataSourceSummaries ?? []))
  expect(seen).toMatchObject([
    { ...second, name: 'b', status: 'AVAILABLE' },
    { ...first, name: 'a', status: 'AVAILABLE', description: 'First' },
  ])
  await expect(
    server.agent.send(new ListDataSourcesCommand({ knowledgeBaseId: 'ZZZZZZZZZZ' })),
  ).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
})
