import { GetAgentCommand } from '@aws-sdk/client-bedrock-agent'
import { expect, test } from 'vitest'
import { startAgentServer } from '../../support/agent-server.ts'

test('one without a model has FAILED', async () => {
  await using server = await startAgentServer()
  const agentId = await server.createAgent({ foundationModel: undefined })
  expect(await server.prepare(agentId)).toBe('FAILED')
  const { agent } = await server.agent.send(new GetAgentCommand({ agentId }))
  expect(agent?.failureReasons).toEqual(['Exception: Agent Foundation Model cannot be null'])
})
