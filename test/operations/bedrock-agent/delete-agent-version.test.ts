import {
  DeleteAgentVersionCommand,
  GetAgentAliasCommand,
  GetAgentVersionCommand,
} from '@aws-sdk/client-bedrock-agent'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AgentServer, doesNotExist, startAgentServer } from '../../support/agent-server.ts'

let server: AgentServer
beforeAll(async () => {
  server = await startAgentServer()
})
afterAll(() => server[Symbol.asyncDispose]())

test('not while an alias points to it; where the check is skipped the alias is DISSOCIATED', async () => {
  const agentId = await server.createAgent()
  await server.prepare(agentId)
  const agentAliasId = await server.createAlias(agentId)
  const at = { agentId, agentVersion: '1' }
  await expect(server.agent.send(new DeleteAgentVersionCommand(at))).rejects.toMatchObject({
    name: 'ConflictException',
  })
  const { $metadata, ...answer } = await server.agent.send(
    new DeleteAgentVersionCommand({ ...at, skipResourceInUseCheck: true }),
  )
  expect($metadata.httpStatusCode).toBe(202)
  expect(answer).toEqual({ ...at, agentStatus: 'DELETING' })
  const { agentAlias } = await server.agent.send(new GetAgentAliasCommand({ agentId, agentAliasId }))
  expect(agentAlias).toMatchObject({ agentAliasStatus: 'DISSOCIATED', routingConfiguration: [] })
  await expect(server.agent.send(new GetAgentVersionCommand(at))).rejects.toMatchObject(doesNotExist)
  await server.createAlias(agentId)
  expect(
    (await server.agent.send(new GetAgentVersionCommand({ agentId, agentVersion: '2' }))).agentVersion
      ?.version,
  ).toBe('2')
})
