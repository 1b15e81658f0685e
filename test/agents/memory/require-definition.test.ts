import { GetAgentAliasCommand, UpdateAgentAliasCommand } from '@aws-sdk/client-bedrock-agent'
import { GetAgentMemoryCommand } from '@aws-sdk/client-bedrock-agent-runtime'
import { expect, test } from 'vitest'
import { startRememberingAgent } from '../../support/remembering-agent.ts'

test('what an alias remembers is its own, and is read though it takes no calls', async () => {
  await using agent = await startRememberingAgent()
  const { agentId } = agent
  const agentAliasId = await agent.server.createAlias(agentId)
  await agent.say('I am Ada.', { agentAliasId })
  await agent.end({ agentAliasId })
  const { agentAlias } = await agent.server.agent.send(new GetAgentAliasCommand({ agentId, agentAliasId }))
  await agent.server.agent.send(
    new UpdateAgentAliasCommand({
      agentId,
      agentAliasId,
      agentAliasName: agentAlias?.agentAliasName,
      routingConfiguration: agentAlias?.routingConfiguration,
      aliasInvocationState: 'REJECT_INVOCATIONS',
    }),
  )
  await expect(agent.say('Hello.', { agentAliasId })).rejects.toMatchObject({ name: 'ValidationException' })
  const count = async (alias: string) => {
    const { memoryContents } = await agent.client.send(
      new GetAgentMemoryCommand({
        agentId,
        agentAliasId: alias,
        memoryId: 'ada',
        memoryType: 'SESSION_SUMMARY',
      }),
    )
    return memoryContents?.length
  }
  expect([await count(agentAliasId), await count('TSTALIASID')]).toEqual([1, 0])
})
