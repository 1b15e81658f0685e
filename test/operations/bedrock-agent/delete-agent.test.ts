import {
  DeleteAgentCommand,
  GetAgentAliasCommand,
  GetAgentCommand,
  ListTagsForResourceCommand,
} from '@aws-sdk/client-bedrock-agent'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AgentServer, doesNotExist, startAgentServer } from '../../support/agent-server.ts'
import { startRememberingAgent } from '../../support/remembering-agent.ts'
import { storedIds } from '../../support/stored-ids.ts'

let server: AgentServer
beforeAll(async () => {
  server = await startAgentServer()
})
afterAll(() => server[Symbol.asyncDispose]())

test('with its versions and tags; not while it has aliases, unless the check is skipped', async () => {
  const agentId = await server.createAgent({ agentName: 'gone', tags: { a: 'b' } })
  const { agent } = await server.agent.send(new GetAgentCommand({ agentId }))
  await server.prepare(agentId)
  const agentAliasId = await server.createAlias(agentId)
  await expect(server.agent.send(new DeleteAgentCommand({ agentId }))).rejects.toMatchObject({
    name: 'ConflictException',
    message: `Could not delete Agent with ID ${agentId}, since it has active aliases`,
    $metadata: { httpStatusCode: 409 },
  })
  const { $metadata, ...answer } = await server.agent.send(
    new DeleteAgentCommand({ agentId, skipResourceInUseCheck: true }),
  )
  expect($metadata.httpStatusCode).toBe(202)
  expect(answer).toEqual({ agentId, agentStatus: 'DELETING' })
  for (const command of [
    new GetAgentCommand({ agentId }),
    new GetAgentAliasCommand({ agentId, agentAliasId }),
    new DeleteAgentCommand({ agentId }),
  ])
    await expect(server.agent.send(command as GetAgentCommand)).rejects.toMatchObject(doesNotExist)
  await expect(
    server.agent.send(new ListTagsForResourceCommand({ resourceArn: agent?.agentArn })),
  ).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
  expect(await server.createAgent({ agentName: 'gone' })).not.toBe(agentId)
})

test('what it knows of its users goes with it, also of the test alias', async () => {
  await using agent = await startRememberingAgent()
  const agentAliasId = await agent.server.createAlias(agent.agentId)
  for (const alias of ['TSTALIASID', agentAliasId]) {
    await agent.say('I am Ada.', { agentAliasId: alias })
    await agent.end({ agentAliasId: alias })
    await agent.say('Hello.', { agentAliasId: alias, sessionId: 'second' })
  }
  const kept = () =>
    ['agent-session', 'agent-memory'].flatMap(kind => storedIds(agent.server.knowledge.home, kind))
  expect(kept()).toHaveLength(4)
  await agent.server.agent.send(
    new DeleteAgentCommand({ agentId: agent.agentId, skipResourceInUseCheck: true }),
  )
  expect(kept()).toEqual([])
})
