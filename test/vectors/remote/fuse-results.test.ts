import { expect, test } from 'vitest'
import { fuseResults } from '../../../src/vectors/remote/fuse-results.ts'

const record = (id: string, score: number, generation = 'g') => ({
  generation,
  found: { id, documentId: 'd', dataSourceId: 's', text: id, metadata: {}, score },
})

test('words count more than meaning, both more than either, and no score is over 1', () => {
  const fused = fuseResults(
    [record('meant', 1), record('both', 0.9)],
    [record('both', 12), record('said', 6)],
    10,
  )
  expect(fused.map(({ found }) => found.id)).toEqual(['both', 'said', 'meant'])
  for (const { found } of fused) expect(found.score).toBeLessThanOrEqual(1)
  expect(fuseResults([record('meant', 1)], [record('said', 1)], 1)).toHaveLength(1)
})

test('without words, results are as they are by meaning', () => {
  const meant = [record('a', 0.9), record('b', 0.3)]
  expect(fuseResults(meant, [], 1)).toEqual(meant.slice(0, 1))
})

test('chunks of two generations are two', () => {
  expect(fuseResults([record('a', 1, 'old')], [record('a', 1, 'new')], 10)).toHaveLength(2)
})
