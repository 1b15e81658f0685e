import { type ListIngestionJobsCommandInput, paginateListIngestionJobs } from '@aws-sdk/client-bedrock-agent'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type KnowledgeServer, type Located, startKnowledgeServer } from '../../support/knowledge-server.ts'

let server: KnowledgeServer
let at: Located
const ids: string[] = []
beforeAll(async () => {
  server = await startKnowledgeServer()
  at = await server.createSource()
  const other = await server.createSource({ knowledgeBaseId: at.knowledgeBaseId })
  for (const fails of [false, true, false]) {
    server.parts.beforeList = async () => {
      if (fails) throw new Error('No.')
    }
    ids.push((await server.sync(at)).ingestionJobId ?? '')
  }
  await server.sync(other)
})
afterAll(() => server[Symbol.asyncDispose]())

const list = async (input: Partial<ListIngestionJobsCommandInput> = {}, pageSize = 1) => {
  const seen = []
  for await (const page of paginateListIngestionJobs({ client: server.agent, pageSize }, { ...at, ...input }))
    seen.push(...(page.ingestionJobSummaries ?? []))
  return seen.map(({ ingestionJobId = '' }) => ids.indexOf(ingestionJobId))
}

test('the latest first, in pages', async () => {
  expect(await list()).toEqual([2, 1, 0])
  expect(await list({}, 100)).toEqual([2, 1, 0])
  expect(await list({ sortBy: { attribute: 'STARTED_AT', order: 'ASCENDING' } })).toEqual([0, 1, 2])
})

test('by status', async () => {
  const filter = (values: string[]) => ({
    filters: [{ attribute: 'STATUS' as const, operator: 'EQ' as const, values }],
  })
  expect(await list(filter(['FAILED']))).toEqual([1])
  expect(await list(filter(['COMPLETE']))).toEqual([2, 0])
  expect(await list({ sortBy: { attribute: 'STATUS', order: 'DESCENDING' } })).toEqual([1, 2, 0])
  expect(await list({ sortBy: { attribute: 'STATUS', order: 'ASCENDING' } }, 2)).toEqual([0, 2, 1])
})

test('of its own source', async () => {
  await expect(list({ dataSourceId: 'ZZZZZZZZZZ' })).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  })
})
