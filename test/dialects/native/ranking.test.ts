import { expect, test } from 'vitest'
import {
  decodeRanking,
  encodeRanking,
  rankingTexts,
  readRanking,
} from '../../../src/dialects/native/ranking.ts'

test('reads the query and the documents', () => {
  const body = { query: 'q', documents: ['a', 'b'], top_n: 1 }
  expect(readRanking(body)).toEqual({ query: 'q', documents: ['a', 'b'] })
  expect(rankingTexts(body).map(({ text }) => text)).toEqual(['q', 'a', 'b'])
})

test('ranks up to top_n', () => {
  expect(encodeRanking([0.25, 0.5], {})).toEqual({
    results: [
      { index: 1, relevance_score: 0.5 },
      { index: 0, relevance_score: 0.25 },
    ],
  })
  expect(encodeRanking([0.25, 0.5], { top_n: 1 })).toEqual({ results: [{ index: 1, relevance_score: 0.5 }] })
  expect(encodeRanking([0.25], { top_n: 9 })).toEqual({ results: [{ index: 0, relevance_score: 0.25 }] })
})

test('reads scores into the range of 0 to 1', () => {
  const results = [
    { index: 2, relevance_score: 1.2 },
    { index: 0, relevance_score: -0.2 },
  ]
  expect(decodeRanking({ results }, 3)).toEqual([0, 0, 1])
})

test('takes an index that no document has for a failure of the model', () => {
  for (const index of [3, -1, 0.5, 'length', Number.NaN])
    expect(() => decodeRanking({ results: [{ index, relevance_score: 1 }] }, 3)).toThrow(
      expect.objectContaining({ name: 'ModelErrorException' }),
    )
})
