import { DeleteAgentCommand, UpdateAgentCommand } from '@aws-sdk/client-bedrock-agent'
import { expect, test } from 'vitest'
import { createGroup } from '../../support/agent-parts.ts'
import { foundationModel, instruction, startAgentServer } from '../../support/agent-server.ts'

test('one that has failed for its name takes none', async () => {
  await using server = await startAgentServer()
  const first = await server.createAgent({ agentName: 'same' })
  expect(await server.status(await server.createAgent({ agentName: 'same' }))).toBe('FAILED')
  await server.agent.send(new DeleteAgentCommand({ agentId: first }))
  expect(await server.status(await server.createAgent({ agentName: 'same' }))).toBe('NOT_PREPARED')
})

test('one that has failed for its name is not prepared or changed before it has another', async () => {
  await using server = await startAgentServer()
  await server.createAgent({ agentName: 'same' })
  const agentId = await server.createAgent({ agentName: 'same' })
  const message = (operation: string) =>
    `${operation} operation can't be performed on Agent when it is in Failed state. Retry the request when the agent is in a valid state.`
  await expect(server.prepare(agentId)).rejects.toMatchObject({ message: message('Prepare') })
  await expect(createGroup(server, agentId)).rejects.toMatchObject({ message: message('Update') })
  const agentResourceRoleArn = 'arn:aws:iam::123456789012:role/agents'
  await server.agent.send(
    new UpdateAgentCommand({
      agentId,
      agentName: 'other',
      foundationModel,
      instruction,
      agentResourceRoleArn,
    }),
  )
  expect(await server.prepare(agentId)).toBe('PREPARED')
})
