import { DeleteAgentCommand } from '@aws-sdk/client-bedrock-agent'
import { expect, test } from 'vitest'
import { startAgentServer } from '../../support/agent-server.ts'

test('one that has failed for its name takes none', async () => {
  await using server = await startAgentServer()
  const first = await server.createAgent({ agentName: 'same' })
  expect(await server.status(await server.createAgent({ agentName: 'same' }))).toBe('FAILED')
  await server.agent.send(new DeleteAgentCommand({ agentId: first }))
  expect(await server.status(await server.createAgent({ agentName: 'same' }))).toBe('NOT_PREPARED')
})
