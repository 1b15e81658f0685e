import { expect, test } from 'vitest'
import { sumTurns, totalTurns } from '../../../src/cli/agent/sum-turns.ts'

const turn = (agent: string, at: string, cost: bigint | null) => ({
  agent,
  session: 's',
  turn: '1',
  at: Date.parse(at),
  steps: 2,
  tokens: 100,
  visible: 10,
  cost,
  unpriced: cost === null ? 2 : 0,
})
const turns = [
  turn('b', '2026-10-02T23:59:00Z', 5n),
  turn('a', '2026-10-01T00:00:00Z', 7n),
  turn('b', '2026-10-01T10:00:00Z', null),
]

test('by agent and day, in their order; what is unknown is no zero', () => {
  expect(sumTurns(turns, ['agent', 'day'])).toMatchObject([
    { keys: ['a', '2026-10-01'], turns: 1, cost: 7n },
    { keys: ['b', '2026-10-01'], turns: 1, cost: null, unpriced: 2 },
    { keys: ['b', '2026-10-02'], turns: 1, cost: 5n },
  ])
  expect(sumTurns(turns, ['day'])).toMatchObject([
    { keys: ['2026-10-01'], turns: 2, steps: 4, tokens: 200, visible: 20, cost: 7n, unpriced: 2 },
    { keys: ['2026-10-02'], turns: 1 },
  ])
  expect(totalTurns(turns)).toMatchObject({ turns: 3, steps: 6, cost: 12n })
})
