import {
  AssociateAgentKnowledgeBaseCommand,
  ListAgentKnowledgeBasesCommand,
  paginateListAgentKnowledgeBases,
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

test.each([1, 2, 100])('in pages of %i, each once', async pageSize => {
  const { agentId, agentVersion, knowledgeBaseId } = await start()
  const other = await server.knowledge.createBase()
  await server.agent.send(
    new AssociateAgentKnowledgeBaseCommand({
      agentId,
      agentVersion,
      knowledgeBaseId: other,
      description: 'More.',
      knowledgeBaseState: 'DISABLED',
    }),
  )
  const seen = []
  for await (const page of paginateListAgentKnowledgeBases(
    { client: server.agent, pageSize },
    { agentId, agentVersion },
  ))
    seen.push(...(page.agentKnowledgeBaseSummaries ?? []))
  expect(seen).toMatchObject([
    { knowledgeBaseId: other, description: 'More.', knowledgeBaseState: 'DISABLED' },
    { knowledgeBaseId, description: 'The handbook.', knowledgeBaseState: 'ENABLED' },
  ])
})

test('not of an agent that is not there', async () => {
  const command = new ListAgentKnowledgeBasesCommand({ agentId: 'AAAAAAAAAA', agentVersion: 'DRAFT' })
  await expect(server.agent.send(command)).rejects.toMatchObject(doesNotExist)
})
