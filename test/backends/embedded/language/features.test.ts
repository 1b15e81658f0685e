import { expect, test } from 'vitest'
import { features } from '../../../../src/backends/embedded/language/features.ts'

const weightsOf = (text: string): Map<number, number> => {
  const found = new Map<number, number>()
  for (const { hashes, weights, factor } of features(text))
    for (const [index, hash] of hashes.entries())
      found.set(hash, (found.get(hash) ?? 0) + factor * (weights[index] ?? Number.NaN))
  return found
}

const shared = (left: string, right: string): number => {
  const others = weightsOf(right)
  return [...weightsOf(left).keys()].filter(hash => others.has(hash)).length
}

test('inflections share a stem, synonyms a meaning, misspellings some pieces', () => {
  expect(shared('migrations', 'migrating')).toBeGreaterThan(10)
  expect(shared('buy', 'procure')).toBeGreaterThan(0)
  expect(shared('acommodation', 'accommodation')).toBeGreaterThan(10)
  expect(shared('amber', 'pulley')).toBe(0)
})

test('a compound shares its whole with its parts side by side', () => {
  const apart = shared('database', 'data') + shared('database', 'base')
  expect(shared('database', 'data base')).toBe(apart + 1)
  expect(shared('database', 'base data')).toBe(apart)
})

test('two words may mean together what another does', () => {
  expect(shared('dismissed', 'laid off')).toBeGreaterThan(0)
  expect(shared('dismissed', 'off laid')).toBe(0)
})

test('ideographs side by side are a word', () => {
  expect(shared('\u9996\u90fd', '\u9996\u90fd')).toBe(3)
  expect(shared('\u9996\u90fd', '\u90fd\u9996')).toBe(2)
})

test('repeats count by their logarithm', () => {
  const once = weightsOf('whale')
  const often = weightsOf('whale, the whale and the whale')
  for (const [hash, weight] of once) expect(often.get(hash)).toBeCloseTo(weight * (1 + Math.log(3)), 10)
})

test('every text has at least one', () => {
  for (const text of ['', ' ', '...', '\ud800', 'the']) expect(weightsOf(text).size).toBeGreaterThan(0)
})
