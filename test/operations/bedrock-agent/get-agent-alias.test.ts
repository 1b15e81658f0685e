import { GetAgentAliasCommand } from '@aws-sdk/client-bedrock-agent'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AgentServer, doesNotExist, startAgentServer } from '../../support/agent-server.ts'

let server: AgentServer
beforeAll(async () => {
  server = await startAgentServer()
})
afterAll(() => server[Symbol.asyncDispose]())

test('the built-in one points to the draft', async () => {
  const agentId = await server.createAgent()
  const get = (agentAliasId: string) => server.agent.send(new GetAgentAliasCommand({ agentId, agentAliasId }))
  expect((await get('TSTALIASID')).agentAlias).toMatchObject({
    agentId,
    agentAliasName: 'AgentTestAlias',
    agentAliasArn: `arn:aws:bedrock:us-east-1:123456789012:agent-alias/${agentId}/TSTALIASID`,
    routingConfiguration: [{ agentVersion: 'DRAFT' }],
    agentAliasStatus: 'PREPARED',
  })
  await expect(get('AAAAAAAAAA')).rejects.toMatchObject(doesNotExist)
})
