import {
  AssociateAgentKnowledgeBaseCommand,
  UpdateAgentKnowledgeBaseCommand,
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

test('what it names, and the draft has to be prepared again', async () => {
  const at = await start()
  await server.prepare(at.agentId)
  const update = (more: object) => server.agent.send(new UpdateAgentKnowledgeBaseCommand({ ...at, ...more }))
  expect((await update({ knowledgeBaseState: 'DISABLED' })).agentKnowledgeBase).toMatchObject({
    description: 'The handbook.',
    knowledgeBaseState: 'DISABLED',
  })
  expect((await update({ description: 'New.' })).agentKnowledgeBase).toMatchObject({
    description: 'New.',
    knowledgeBaseState: 'DISABLED',
  })
  expect(await server.status(at.agentId)).toBe('NOT_PREPARED')
  await expect(update({ knowledgeBaseId: 'AAAAAAAAAA' })).rejects.toMatchObject(doesNotExist)
})
