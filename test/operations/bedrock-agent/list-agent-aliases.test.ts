import { ListAgentAliasesCommand, paginateListAgentAliases } from '@aws-sdk/client-bedrock-agent'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AgentServer, doesNotExist, startAgentServer } from '../../support/agent-server.ts'

let server: AgentServer
beforeAll(async () => {
  server = await startAgentServer()
})
afterAll(() => server[Symbol.asyncDispose]())

test.each([1, 2, 3, 100])('in pages of %i, and the built-in one behind them', async pageSize => {
  const agentId = await server.createAgent()
  await server.prepare(agentId)
  const ids = [await server.createAlias(agentId), await server.createAlias(agentId)]
  const seen = []
  for await (const page of paginateListAgentAliases({ client: server.agent, pageSize }, { agentId }))
    seen.push(...(page.agentAliasSummaries ?? []))
  expect(seen.map(({ agentAliasId }) => agentAliasId)).toEqual([...ids.reverse(), 'TSTALIASID'])
  expect(seen[0]).toMatchObject({
    agentAliasStatus: 'PREPARED',
    routingConfiguration: [{ agentVersion: '2' }],
  })
  expect(seen.at(-1)).toMatchObject({ agentAliasName: 'AgentTestAlias' })
})

test('not of an agent that is not there, nor with the token of another', async () => {
  const agentId = await server.createAgent()
  await server.prepare(agentId)
  await server.createAlias(agentId)
  const list = (input: object) => server.agent.send(new ListAgentAliasesCommand({ agentId, ...input }))
  await expect(list({ agentId: 'AAAAAAAAAA' })).rejects.toMatchObject(doesNotExist)
  const { nextToken } = await list({ maxResults: 1 })
  await expect(list({ agentId: await server.createAgent(), nextToken })).rejects.toMatchObject({
    message: 'The provided nextToken is invalid.',
  })
})
