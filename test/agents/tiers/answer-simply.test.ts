import { expect, it } from 'vitest'
import { startInlineAgents } from '../../support/inline-agent.ts'

it('leaves to the loop what its budget does not cover, and says nothing of it', async () => {
  await using agents = await startInlineAgents([{ answer: 'never' }], {
    agents: { tiers: { '*': {} }, budgets: { '*': { tokensPerTurn: 10, fallback: 'Enough.' } } },
  })
  const told = await agents.ask('What is the capital of France?')
  expect(told).toMatchObject({ text: 'Enough.', traces: ['failure'] })
})

it('fails as its search does, with a trace', async () => {
  await using agents = await startInlineAgents([{ answer: 'never' }], { agents: { tiers: { '*': {} } } })
  const told = await agents.ask('What is it?', {
    knowledgeBases: [{ knowledgeBaseId: 'NOTTHERE00', description: 'Of everything' }],
  })
  expect(told).toMatchObject({ chunks: [], error: { name: 'DependencyFailedException' } })
  expect(told.traces).toEqual(['orchestration.invocationInput KNOWLEDGE_BASE', 'failure'])
})
