import { GetAgentVersionCommand } from '@aws-sdk/client-bedrock-agent'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AgentServer, doesNotExist, startAgentServer } from '../../support/agent-server.ts'

let server: AgentServer
beforeAll(async () => {
  server = await startAgentServer()
})
afterAll(() => server[Symbol.asyncDispose]())

test('stays as the draft was', async () => {
  const agentId = await server.createAgent({ agentName: 'kept', description: 'Then' })
  await server.prepare(agentId)
  await server.createAlias(agentId)
  const get = async (agentVersion: string) =>
    (await server.agent.send(new GetAgentVersionCommand({ agentId, agentVersion }))).agentVersion
  expect(await get('1')).toMatchObject({
    agentId,
    agentArn: `arn:aws:bedrock:us-east-1:123456789012:agent/${agentId}`,
    agentName: 'kept',
    agentStatus: 'PREPARED',
    description: 'Then',
    version: '1',
    idleSessionTTLInSeconds: 3_600,
  })
  await expect(get('2')).rejects.toMatchObject(doesNotExist)
})
