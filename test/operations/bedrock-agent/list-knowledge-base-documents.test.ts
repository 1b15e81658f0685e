import {
  ListKnowledgeBaseDocumentsCommand,
  paginateListKnowledgeBaseDocuments,
} from '@aws-sdk/client-bedrock-agent'
import { expect, test } from 'vitest'
import { startKnowledgeServer } from '../../support/knowledge-server.ts'

test('in pages, each once, and those of the source alone', async () => {
  await using server = await startKnowledgeServer()
  const at = await server.createSource()
  const other = await server.createSource({ knowledgeBaseId: at.knowledgeBaseId })
  for (const name of ['a', 'b', 'c', 'd', 'e']) server.write(`${name}.txt`, name)
  await server.sync(at)
  const uris = []
  for await (const page of paginateListKnowledgeBaseDocuments(
    { client: server.agent, pageSize: 2 },
    { ...at },
  ))
    uris.push(...(page.documentDetails ?? []).map(({ identifier }) => identifier?.s3?.uri))
  expect(uris.sort()).toEqual(['a', 'b', 'c', 'd', 'e'].map(name => `s3://docs/${name}.txt`))
  const list = (where: object) =>
    server.agent.send(new ListKnowledgeBaseDocumentsCommand({ ...at, ...where }))
  expect((await list(other)).documentDetails).toEqual([])
  const { nextToken } = await list({ maxResults: 1 })
  await expect(list({ ...other, nextToken })).rejects.toMatchObject({
    name: 'ValidationException',
    message: 'The provided nextToken is invalid.',
  })
})
