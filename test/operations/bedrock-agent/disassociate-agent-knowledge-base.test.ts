import {
  AssociateAgentKnowledgeBaseCommand,
  DisassociateAgentKnowledgeBaseCommand,
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

test('and the draft has to be prepared again', async () => {
  const at = await start()
  await server.prepare(at.agentId)
  const remove = () => server.agent.send(new DisassociateAgentKnowledgeBaseCommand(at))
  expect((await remove()).$metadata.httpStatusCode).toBe(204)
  expect(await server.status(at.agentId)).toBe('NOT_PREPARED')
  await expect(remove()).rejects.toMatchObject(doesNotExist)
})
