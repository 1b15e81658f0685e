import { expect, test } from 'vitest'
import { mean, measure, percentile } from '../../../src/cli/kb/measure.ts'

test('what is found at once is perfect; what is not found is nothing', () => {
  expect(measure(['a', 'b'], new Set(['a']), 5)).toEqual({ recall: 1, ndcg: 1, reciprocalRank: 1 })
  expect(measure(['b'], new Set(['a']), 5)).toEqual({ recall: 0, ndcg: 0, reciprocalRank: 0 })
  expect(measure([], new Set(['a']), 5)).toEqual({ recall: 0, ndcg: 0, reciprocalRank: 0 })
})

test('recall looks at k passages, the places are those of documents', () => {
  const scores = measure(['b', 'b', 'a', 'c'], new Set(['a', 'c', 'd']), 3)
  expect(scores.recall).toBeCloseTo(1 / 3)
  expect(scores.reciprocalRank).toBe(1 / 2)
  const ideal = 1 + 1 / Math.log2(3) + 1 / 2
  expect(scores.ndcg).toBeCloseTo((1 / Math.log2(3) + 1 / 2) / ideal)
})

test('nDCG looks at ten documents', () => {
  const others = Array.from({ length: 10 }, (_, at) => `other${at}`)
  expect(measure([...others, 'a'], new Set(['a']), 20)).toEqual({
    recall: 1,
    ndcg: 0,
    reciprocalRank: 1 / 11,
  })
  expect(measure([...others.slice(1), 'a'], new Set(['a']), 20).ndcg).toBeCloseTo(1 / Math.log2(11))
})

test('means and percentiles', () => {
  expect(mean([])).toBe(0)
  expect(mean([1, 2])).toBe(1.5)
  const values = [5, 1, 4, 2, 3]
  expect([percentile(values, 0.5), percentile(values, 0.95), percentile(values, 0)]).toEqual([3, 5, 1])
  expect(percentile([], 0.5)).toBe(0)
})
