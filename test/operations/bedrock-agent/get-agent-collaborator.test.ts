import { GetAgentCollaboratorCommand } from '@aws-sdk/client-bedrock-agent'
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

test('of the draft, and of a version as it was then', async () => {
  const { aliasArn, ...at } = await start()
  await server.prepare(at.agentId)
  await server.createAlias(at.agentId)
  const get = (more: object) => server.agent.send(new GetAgentCollaboratorCommand({ ...at, ...more }))
  for (const agentVersion of ['DRAFT', '1'])
    expect((await get({ agentVersion })).agentCollaborator).toMatchObject({
      agentVersion,
      collaboratorName: 'orders',
      agentDescriptor: { aliasArn },
      relayConversationHistory: 'DISABLED',
    })
  await expect(get({ collaboratorId: 'AAAAAAAAAA' })).rejects.toMatchObject(doesNotExist)
})
