import {
  AssociateAgentKnowledgeBaseCommand,
  GetAgentKnowledgeBaseCommand,
} from '@aws-sdk/client-bedrock-agent'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AgentServer, doesNotExist, startAgentServer } from '../../support/agent-server.ts'

let server: AgentServer
beforeAll(async () => {
  server = await startAgentServer()
})
afterAll(() => server[Symbol.asyncDispose]())

const start = async () => {
  const agentId = await server.createAgent()
  const knowledgeBaseId = await server.knowledge.createBase()
  const at = { agentId, agentVersion: 'DRAFT', knowledgeBaseId }
  await server.agent.send(new AssociateAgentKnowledgeBaseCommand({ ...at, description: 'The handbook.' }))
  return at
}

test('of the draft, and of a version as it was then', async () => {
  const at = await start()
  await server.prepare(at.agentId)
  await server.createAlias(at.agentId)
  const get = (more: object = {}) => server.agent.send(new GetAgentKnowledgeBaseCommand({ ...at, ...more }))
  for (const agentVersion of ['DRAFT', '1'])
    expect((await get({ agentVersion })).agentKnowledgeBase).toMatchObject({
      agentVersion,
      description: 'The handbook.',
    })
  await expect(get({ knowledgeBaseId: 'AAAAAAAAAA' })).rejects.toMatchObject(doesNotExist)
  await expect(get({ agentVersion: '2' })).rejects.toMatchObject(doesNotExist)
})
