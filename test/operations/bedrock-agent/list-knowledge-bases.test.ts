import { paginateListKnowledgeBases } from '@aws-sdk/client-bedrock-agent'
import { expect, test } from 'vitest'
import { startKnowledgeServer } from '../../support/knowledge-server.ts'

test.each([1, 2, 100])('in pages of %i, each once', async pageSize => {
  await using server = await startKnowledgeServer()
  const ids = []
  for (const name of ['a', 'b', 'c'])
    ids.push(await server.createBase({ name, description: `It is ${name}` }))
  const seen = []
  for await (const page of paginateListKnowledgeBases({ client: server.agent, pageSize }, {}))
    seen.push(...(page.knowledgeBaseSummaries ?? []))
  expect(seen.map(({ knowledgeBaseId }) => knowledgeBaseId).sort()).toEqual(ids.sort())
  expect(seen.find(({ name }) => name === 'b')).toMatchObject({ status: 'ACTIVE', description: 'It is b' })
})
