import { expect, test } from 'vitest'
import { createAgents } from '../../src/agents/create-agents.ts'
import { MovableClock } from '../../src/clock.ts'
import { createResourceStore } from '../../src/resources/create-resource-store.ts'
import { openStore } from '../../src/store/open-store.ts'

test('agents are opened, run as set, and have sessions', async () => {
  const store = await openStore(':memory:')
  const clock = new MovableClock()
  const settings = {
    envelopes: 'strict' as const,
    corrections: 2,
    unsaidFacts: 'report' as const,
    budgets: {},
    tiers: {},
  }
  const resources = createResourceStore(store.db, clock)
  const agents = createAgents({ resources, clock, settings, record: async () => undefined })
  const owner = { account: '123456789012', region: 'us-east-1' }
  expect(agents.settings).toBe(settings)
  await expect(agents.open(owner, 'ABCDEFGHIJ', 'TSTALIASID')).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  })
  const { session, leave } = await agents.sessions.enter(owner, 'key', 60)
  expect(session.turns).toEqual([])
  leave()
  await store.close()
})
