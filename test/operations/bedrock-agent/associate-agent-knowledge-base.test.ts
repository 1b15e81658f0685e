import { AssociateAgentKnowledgeBaseCommand } from '@aws-sdk/client-bedrock-agent'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { statusAfter } from '../../support/agent-parts.ts'
import { type AgentServer, doesNotExist, startAgentServer } from '../../support/agent-server.ts'

let server: AgentServer
beforeAll(async () => {
  server = await startAgentServer()
})
afterAll(() => server[Symbol.asyncDispose]())

test('one that is there, once', async () => {
  const agentId = await server.createAgent()
  const knowledgeBaseId = await server.knowledge.createBase()
  const associate = (more: object = {}) =>
    server.agent.send(
      new AssociateAgentKnowledgeBaseCommand({
        agentId,
        agentVersion: 'DRAFT',
        knowledgeBaseId,
        description: 'The handbook.',
        ...more,
      }),
    )
  const { agentKnowledgeBase, $metadata } = await associate()
  expect($metadata.httpStatusCode).toBe(200)
  expect(agentKnowledgeBase).toMatchObject({
    agentId,
    agentVersion: 'DRAFT',
    knowledgeBaseId,
    description: 'The handbook.',
    knowledgeBaseState: 'ENABLED',
    createdAt: expect.any(Date),
    updatedAt: expect.any(Date),
  })
  await expect(associate()).rejects.toMatchObject({ name: 'ConflictException' })
  await expect(associate({ knowledgeBaseId: 'AAAAAAAAAA' })).rejects.toMatchObject(doesNotExist)
  await expect(associate({ agentId: 'AAAAAAAAAA' })).rejects.toMatchObject(doesNotExist)
  const other = await server.knowledge.createBase()
  expect(await statusAfter(server, agentId, () => associate({ knowledgeBaseId: other }))).toBe('NOT_PREPARED')
})
