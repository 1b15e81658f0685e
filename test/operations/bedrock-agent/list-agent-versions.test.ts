import { ListAgentVersionsCommand, paginateListAgentVersions } from '@aws-sdk/client-bedrock-agent'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AgentServer, doesNotExist, startAgentServer } from '../../support/agent-server.ts'

let server: AgentServer
beforeAll(async () => {
  server = await startAgentServer()
})
afterAll(() => server[Symbol.asyncDispose]())

test.each([1, 2, 3, 4, 100])('in pages of %i, newest first, and the draft behind them', async pageSize => {
  const agentId = await server.createAgent()
  const other = await server.createAgent()
  for (const each of [agentId, other]) await server.prepare(each)
  for (let made = 0; made < 3; made += 1) {
    await server.createAlias(agentId)
    await server.createAlias(other)
  }
  const seen = []
  for await (const page of paginateListAgentVersions({ client: server.agent, pageSize }, { agentId }))
    seen.push(...(page.agentVersionSummaries ?? []))
  expect(seen.map(({ agentVersion }) => agentVersion)).toEqual(['3', '2', '1', 'DRAFT'])
  expect(seen.at(-1)).toMatchObject({ agentStatus: 'PREPARED' })
})

test('not of an agent that is not there', async () => {
  await expect(
    server.agent.send(new ListAgentVersionsCommand({ agentId: 'AAAAAAAAAA' })),
  ).rejects.toMatchObject(doesNotExist)
})
