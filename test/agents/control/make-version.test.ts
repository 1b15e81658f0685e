import { UpdateAgentCommand } from '@aws-sdk/client-bedrock-agent'
import { expect, test } from 'vitest'
import { foundationModel, startAgentServer } from '../../support/agent-server.ts'

test('only of a draft that is prepared now', async () => {
  await using server = await startAgentServer()
  const agentId = await server.createAgent({ agentName: 'a' })
  await server.prepare(agentId)
  const agentResourceRoleArn = 'arn:aws:iam::123456789012:role/agents'
  await server.agent.send(
    new UpdateAgentCommand({ agentId, agentName: 'a', foundationModel, agentResourceRoleArn }),
  )
  const message = (state: string) =>
    `Create operation can't be performed on AgentAlias when Agent is in ${state} state.`
  await expect(server.createAlias(agentId)).rejects.toMatchObject({ message: message('Not Prepared') })
  expect(await server.prepare(agentId)).toBe('FAILED')
  await expect(server.createAlias(agentId)).rejects.toMatchObject({ message: message('Failed') })
})
