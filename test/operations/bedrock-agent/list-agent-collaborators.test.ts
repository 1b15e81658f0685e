import { ListAgentCollaboratorsCommand, paginateListAgentCollaborators } from '@aws-sdk/client-bedrock-agent'
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

test.each([1, 2, 100])('in pages of %i, each once', async pageSize => {
  const { agentId, agentVersion, collaboratorId } = await start()
  const later = await collaborate(server, agentId, await createCollaborator(server))
  const seen = []
  for await (const page of paginateListAgentCollaborators(
    { client: server.agent, pageSize },
    { agentId, agentVersion },
  ))
    seen.push(...(page.agentCollaboratorSummaries ?? []))
  expect(seen).toMatchObject([{ collaboratorId: later }, { collaboratorId, collaboratorName: 'orders' }])
})

test('not of an agent that is not there', async () => {
  const command = new ListAgentCollaboratorsCommand({ agentId: 'AAAAAAAAAA', agentVersion: 'DRAFT' })
  await expect(server.agent.send(command)).rejects.toMatchObject(doesNotExist)
})
