import { UpdateAgentCollaboratorCommand } from '@aws-sdk/client-bedrock-agent'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { collaborate, createCollaborator } from '../../support/agent-parts.ts'
import { type AgentServer, doesNotExist, startAgentServer } from '../../support/agent-server.ts'

let server: AgentServer
beforeAll(async () => {
  server = await startAgentServer()
})
afterAll(() => server[Symbol.asyncDispose]())

const start = async () => {
  const agentId = await server.createAgent({ agentCollaboration: 'SUPERVISOR' })
  const aliasArn = await createCollaborator(server)
  const collaboratorId = await collaborate(server, agentId, aliasArn, { collaboratorName: 'orders' })
  return { agentId, agentVersion: 'DRAFT', collaboratorId, aliasArn }
}

test('its name, instruction, history and alias', async () => {
  const { aliasArn, ...at } = await start()
  await server.prepare(at.agentId)
  const given = {
    agentDescriptor: { aliasArn: await createCollaborator(server) },
    collaboratorName: 'renamed',
    collaborationInstruction: 'Ask it first.',
    relayConversationHistory: 'TO_COLLABORATOR' as const,
  }
  const update = (more: object = {}) =>
    server.agent.send(new UpdateAgentCollaboratorCommand({ ...at, ...given, ...more }))
  expect((await update()).agentCollaborator).toMatchObject(given)
  expect(await server.status(at.agentId)).toBe('NOT_PREPARED')
  expect((await update({ agentDescriptor: { aliasArn } })).agentCollaborator?.agentDescriptor).toEqual({
    aliasArn,
  })
  await expect(update({ collaboratorId: 'AAAAAAAAAA' })).rejects.toMatchObject(doesNotExist)
  await expect(update({ agentDescriptor: {} })).rejects.toMatchObject({ name: 'ValidationException' })
})
