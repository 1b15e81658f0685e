import type { PromptOverrideConfiguration } from '@aws-sdk/client-bedrock-agent'
import { PrepareAgentCommand, UpdateAgentCommand } from '@aws-sdk/client-bedrock-agent'
import { expect, test } from 'vitest'
import { foundationModel, instruction } from '../../support/agent-server.ts'
import { readUsage } from '../../support/read-usage.ts'
import { REMEMBERS, REPEATING, startRememberingAgent } from '../../support/remembering-agent.ts'

const startWith = async (
  configuration: NonNullable<PromptOverrideConfiguration['promptConfigurations']>[number],
) => {
  const agent = await startRememberingAgent(REMEMBERS, {
    ...REPEATING,
    backends: { model: { type: 'scripted', rules: [{ answer: 'Said: {{text}}' }] } },
  } as typeof REPEATING)
  await agent.server.agent.send(
    new UpdateAgentCommand({
      agentId: agent.agentId,
      agentName: 'overridden',
      agentResourceRoleArn: 'arn:aws:iam::123456789012:role/agent',
      foundationModel,
      instruction,
      memoryConfiguration: REMEMBERS,
      promptOverrideConfiguration: { promptConfigurations: [configuration] },
    }),
  )
  await agent.server.agent.send(new PrepareAgentCommand({ agentId: agent.agentId }))
  return agent
}

const overridden = {
  promptType: 'MEMORY_SUMMARIZATION',
  promptCreationMode: 'OVERRIDDEN',
  promptState: 'ENABLED',
} as const

test("the agent's own prompt, with its placeholders filled", async () => {
  await using agent = await startWith({
    ...overridden,
    basePromptTemplate: JSON.stringify({
      system: 'Sum up.',
      messages: [{ role: 'user', content: 'Past: $past_conversation_summary$. Now: $conversation$.' }],
    }),
  })
  await agent.say('I say "$question$".')
  await agent.end()
  const [first] = await agent.summaries()
  expect(first).toBe('Said: Past: . Now: User: I say "$question$".\nAssistant: Said: I say "$question$"..')
  await agent.say('More.')
  await agent.end()
  const [second] = await agent.summaries()
  expect(second).toBe(`Said: Past: ${first}. Now: User: More.\nAssistant: Said: More..`)
})

test('nothing is summarized where the step is disabled', async () => {
  await using agent = await startWith({
    promptType: 'MEMORY_SUMMARIZATION',
    promptCreationMode: 'DEFAULT',
    promptState: 'DISABLED',
  })
  await agent.say('I am Ada.')
  await agent.end()
  expect(await agent.summaries()).toEqual([])
})

test('the ledger files it by its session, as the step memory', async () => {
  await using agent = await startRememberingAgent()
  await agent.say('I am Ada.')
  await agent.end()
  const home = agent.server.knowledge.outcrop.config.home
  await agent.restart()
  const metadata = readUsage(home).map(({ metadata }) => JSON.parse(String(metadata)))
  expect(metadata).toEqual([
    { session: 'first', turn: '1', step: '1', agent: agent.agentId },
    { session: 'first', turn: '1', step: 'memory', agent: agent.agentId },
  ])
})
