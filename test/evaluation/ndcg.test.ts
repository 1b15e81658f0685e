import { expect, test } from 'vitest'
import { mean, ndcgAt10 } from '../../evaluation/ndcg.js'

test('the right order gives 1, a later place less, and nothing found 0', () => {
  expect(
    ndcgAt10(
      [0.9, 0.1, 0.5],
      new Map([
        [0, 2],
        [2, 1],
      ]),
    ),
  ).toBe(1)
  expect(ndcgAt10([0.1, 0.9], new Map([[0, 1]]))).toBeCloseTo(1 / Math.log2(3))
  expect(ndcgAt10([0, 0.9], new Map([[0, 1]]))).toBe(0)
  expect(ndcgAt10([1, 2], new Map())).toBe(0)
})

test('the eleventh place counts nothing', () => {
  const scores = Array.from({ length: 11 }, (_, at) => 11 - at)
  expect(ndcgAt10(scores, new Map([[10, 1]]))).toBe(0)
  expect(ndcgAt10(scores, new Map([[9, 1]]))).toBeCloseTo(1 / Math.log2(11))
})

test('the mean of nothing is 0', () => {
  expect(mean([])).toBe(0)
  expect(mean([1, 2])).toBe(1.5)
})
