import { DeleteAgentAliasCommand } from '@aws-sdk/client-bedrock-agent'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AgentServer, doesNotExist, startAgentServer } from '../../support/agent-server.ts'
import { startRememberingAgent } from '../../support/remembering-agent.ts'
import { storedIds } from '../../support/stored-ids.ts'

let server: AgentServer
beforeAll(async () => {
  server = await startAgentServer()
})
afterAll(() => server[Symbol.asyncDispose]())

test('one that was made, and not the built-in one', async () => {
  const agentId = await server.createAgent()
  await server.prepare(agentId)
  const agentAliasId = await server.createAlias(agentId)
  const remove = (id: string) => server.agent.send(new DeleteAgentAliasCommand({ agentId, agentAliasId: id }))
  const { $metadata, ...answer } = await remove(agentAliasId)
  expect($metadata.httpStatusCode).toBe(202)
  expect(answer).toEqual({ agentId, agentAliasId, agentAliasStatus: 'DELETING' })
  await expect(remove(agentAliasId)).rejects.toMatchObject(doesNotExist)
  await expect(remove('TSTALIASID')).rejects.toMatchObject({
    name: 'ValidationException',
    message: String.raw`1 validation error detected: Value 'TSTALIASID' at 'agentAliasId' failed to satisfy constraint: Member must satisfy regular expression pattern: (?!\bTSTALIASID\b)[0-9a-zA-Z]+`,
  })
})

test('what it knows of its users goes with it, and nothing of another alias', async () => {
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
  await agent.server.agent.send(new DeleteAgentAliasCommand({ agentId: agent.agentId, agentAliasId }))
  expect(kept()).toEqual(['second', 'ada'].map(name => `${agent.agentId}/TSTALIASID/${name}`))
})
