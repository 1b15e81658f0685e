import { expect, it } from 'vitest'
import { COMPARISON } from '../../../src/agents/tiers/compare-tiers.ts'
import { startInlineAgents } from '../../support/inline-agent.ts'
import { readUsage } from '../../support/read-usage.ts'

it('takes nothing from the answer where it fails', async () => {
  await using agents = await startInlineAgents(
    [{ match: { system: { contains: 'UNSURE' } }, error: 'ThrottlingException' }, { answer: 'Paris.' }],
    { agents: { tiers: { '*': { sample: 1 } } } },
  )
  const told = await agents.ask('What is the capital of France?')
  expect(told).toMatchObject({ text: 'Paris.', traces: expect.not.arrayContaining(['failure']) })
  const operations = readUsage(agents.home).map(({ operation, outcome }) => `${operation} ${outcome}`)
  expect(operations).toEqual(['InvokeInlineAgent ok', 'InvokeInlineAgent ThrottlingException'])
  expect(operations).not.toContain(`${COMPARISON} ok`)
})
