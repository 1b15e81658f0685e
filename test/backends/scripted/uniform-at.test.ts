import { expect, test } from 'vitest'
import { uniformAt } from '../../../src/backends/scripted/uniform-at.ts'

const many = (seed: number, series = 0) =>
  Array.from({ length: 20_000 }, (_, place) => uniformAt(seed, place, series))

test('is the same for the same seed, place and series, and another for others', () => {
  expect(many(1)).toEqual(many(1))
  expect(many(1)[0]).not.toBe(many(2)[0])
  expect(many(1, 0)[5]).not.toBe(many(1, 1)[5])
})

test.each([0, 1, 12_345])('is spread evenly between 0 and 1 with the seed %i', seed => {
  const values = many(seed)
  expect(Math.min(...values)).toBeGreaterThan(0)
  expect(Math.max(...values)).toBeLessThan(1)
  const bins = Array.from({ length: 20 }, () => 0)
  for (const value of values) bins[Math.floor(value * 20)] = (bins[Math.floor(value * 20)] ?? 0) + 1
  for (const count of bins) expect(Math.abs(count - 1_000)).toBeLessThan(150)
})

test('two series of one seed have nothing to do with each other', () => {
  const [one, other] = [many(7, 0), many(7, 1)]
  const mean =
    one.reduce((sum, value, index) => sum + (value - 0.5) * ((other[index] ?? 0) - 0.5), 0) / one.length
  expect(Math.abs(mean) * 12).toBeLessThan(0.03)
})
