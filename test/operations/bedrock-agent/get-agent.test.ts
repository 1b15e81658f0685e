import { GetAgentCommand } from '@aws-sdk/client-bedrock-agent'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AgentServer, doesNotExist, startAgentServer } from '../../support/agent-server.ts'

let server: AgentServer
beforeAll(async () => {
  server = await startAgentServer()
})
afterAll(() => server[Symbol.asyncDispose]())

test('one that was created, and no other', async () => {
  const agentId = await server.createAgent({ agentName: 'orders' })
  const { agent } = await server.agent.send(new GetAgentCommand({ agentId }))
  expect(agent).toMatchObject({ agentId, agentName: 'orders', createdAt: expect.any(Date) })
  expect(agent?.preparedAt).toBeUndefined()
  await expect(server.agent.send(new GetAgentCommand({ agentId: 'AAAAAAAAAA' }))).rejects.toMatchObject(
    doesNotExist,
  )
})
