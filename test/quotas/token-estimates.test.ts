import { expect, test } from 'vitest'
import { createTokenEstimates } from '../../src/quotas/token-estimates.ts'

test('an estimate is right until something else is known', () => {
  const estimates = createTokenEstimates()
  expect(estimates.correct('a', 100)).toBe(100)
  expect(estimates.errors().get('a')).toBeUndefined()
})

test('learns each model apart, and its error shrinks', () => {
  const estimates = createTokenEstimates()
  estimates.learn('a', 100, 130)
  expect(estimates.correct('a', 1_000)).toBe(1_300)
  expect(estimates.errors().get('a')).toBeCloseTo(30 / 130)
  for (let call = 0; call < 50; call++) estimates.learn('a', 100, 130)
  expect(estimates.errors().get('a')).toBeLessThan(0.01)
  expect(estimates.correct('b', 1_000)).toBe(1_000)
})

test('one odd call moves little, and counts of nothing none', () => {
  const estimates = createTokenEstimates()
  estimates.learn('a', 100, 100)
  estimates.learn('a', 1, 1_000_000)
  expect(estimates.correct('a', 100)).toBeLessThanOrEqual(140)
  estimates.learn('b', 0, 100)
  estimates.learn('b', 100, 0)
  expect(estimates.correct('b', 100)).toBe(100)
})
