import { DisassociateAgentCollaboratorCommand } from '@aws-sdk/client-bedrock-agent'
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

test('and the draft has to be prepared again', async () => {
  const { aliasArn: _, ...at } = await start()
  await server.prepare(at.agentId)
  const remove = () => server.agent.send(new DisassociateAgentCollaboratorCommand(at))
  expect((await remove()).$metadata.httpStatusCode).toBe(204)
  expect(await server.status(at.agentId)).toBe('NOT_PREPARED')
  await expect(remove()).rejects.toMatchObject(doesNotExist)
})
