import { expect, test } from 'vitest'
import { features } from '../../../../src/backends/embedded/language/features.ts'

const shared = (left: string, right: string): number => {
  const others = features(right)
  return [...features(left).keys()].filter(hash => others.has(hash)).length
}

test('inflections share a stem, synonyms a group, misspellings some pieces', () => {
  expect(shared('migrations', 'migrating')).toBeGreaterThan(10)
  expect(shared('buy', 'purchase')).toBe(1)
  expect(shared('acommodation', 'accommodation')).toBeGreaterThan(10)
  expect(shared('buy', 'sell')).toBe(0)
})

test('repeats count by their logarithm', () => {
  const [once = 0] = features('whale').values()
  const [often = 0] = features('whale whale whale').values()
  expect(often).toBeCloseTo(once * (1 + Math.log(3)), 10)
})

test('every text has at least one', () => {
  for (const text of ['', ' ', '...', '\ud800', 'the']) expect(features(text).size).toBeGreaterThan(0)
})
