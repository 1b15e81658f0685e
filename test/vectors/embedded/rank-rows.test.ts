import { expect, test } from 'vitest'
import { createMemory } from '../../../src/vectors/embedded/memory.ts'
import { rankRows } from '../../../src/vectors/embedded/rank-rows.ts'
import { termsOf } from '../../../src/vectors/embedded/terms-of.ts'
import { createVectorGraph } from '../../../src/vectors/embedded/vector-graph.ts'

const texts = [
  'The glacier carves a valley.',
  'A glacier is ice that flows; moraines and crevasses tell of its movement.',
  'Moraines lie where the ice has melted.',
  'Bread needs flour and yeast.',
]
const memory = createMemory(2)
for (const [row, text] of texts.entries())
  memory.append(row + 1, {
    unit: Float32Array.of(Math.cos(row), Math.sin(row)),
    terms: termsOf(text),
    metadata: {},
  })
const ranked = {
  ...memory,
  graph: createVectorGraph(2),
  exactUpTo: 100,
  searchedText: (row: number) => texts[row] ?? '',
}
const query = { unit: Float32Array.of(1, 0), text: undefined, mask: memory.mask(undefined), limit: 4 }
const rows = (found: readonly { row: number }[]) => found.map(({ row }) => row)

test('without words the distance decides, and a chunk of the same direction scores 1', () => {
  const found = rankRows(ranked, query)
  expect(rows(found)).toEqual([0, 1, 2, 3])
  expect(found[0]?.score).toBe(1)
  expect(found[3]?.score).toBeCloseTo(1 / (3 - 2 * Math.cos(3)), 6)
})

test('with words alone what is said in the same words as the first results is found too', () => {
  const parameters = { vectorShare: 0, feedbackVector: 0 }
  const found = rankRows(ranked, { ...query, text: 'glaciers' }, parameters)
  const scores = new Map(found.map(({ row, score }) => [row, score]))
  expect(scores.get(2)).toBeGreaterThan(0)
  expect(scores.get(3)).toBe(0)
  const plain = rankRows(ranked, { ...query, text: 'glaciers' }, { ...parameters, feedbackShare: 0 })
  expect(new Map(plain.map(({ row, score }) => [row, score])).get(2)).toBe(0)
})

test('the share of the vectors moves the ranking between both', () => {
  const asked = {
    ...query,
    unit: Float32Array.of(Math.cos(3), Math.sin(3)),
    text: 'glacier valley',
    limit: 1,
  }
  expect(rows(rankRows(ranked, asked, { vectorShare: 0, feedbackShare: 0 }))).toEqual([0])
  expect(rows(rankRows(ranked, asked, { vectorShare: 1, feedbackVector: 0 }))).toEqual([3])
})

test('nothing is found where the mask is empty or nothing is asked for', () => {
  expect(rankRows(ranked, { ...query, text: 'glacier', mask: new Uint8Array(4) })).toEqual([])
  expect(rankRows(ranked, { ...query, text: 'glacier', limit: 0 })).toEqual([])
})
