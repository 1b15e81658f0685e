import { expect, it } from 'vitest'
import { isSampled } from '../../../src/agents/tiers/is-sampled.ts'

it('is the share of many turns, and the same for the same turn', () => {
  const turns = Array.from({ length: 2_000 }, (_, index) => index)
  const sampled = turns.filter(turn => isSampled('session', turn, 0.25))
  expect(sampled.length / turns.length).toBeCloseTo(0.25, 1)
  expect(turns.filter(turn => isSampled('session', turn, 0.25))).toEqual(sampled)
  expect(turns.some(turn => isSampled('session', turn, 0))).toBe(false)
  expect(turns.every(turn => isSampled('session', turn, 1))).toBe(true)
})
