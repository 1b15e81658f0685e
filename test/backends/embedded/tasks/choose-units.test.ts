import { expect, test } from 'vitest'
import { chooseUnits } from '../../../../src/backends/embedded/tasks/choose-units.ts'
import type { ScoredUnit } from '../../../../src/backends/embedded/tasks/score-units.ts'

const scored = (index: number, score: number, words: string, facet = ''): ScoredUnit => ({
  unit: { text: words, label: '', heading: '', paragraph: 0 },
  index,
  stems: new Set(words.split(' ')),
  score,
  facet,
  wanted: false,
})
const texts = (units: readonly ScoredUnit[]): string[] => units.map(({ unit }) => unit.text)

test('the best, in the order of the text', () => {
  expect(texts(chooseUnits([scored(0, 1, 'a b'), scored(1, 3, 'c d'), scored(2, 2, 'e f')], 2))).toEqual([
    'c d',
    'e f',
  ])
})

test('one that repeats another only where there is no other', () => {
  const all = [scored(0, 3, 'sell cakes now'), scored(1, 2, 'sell cakes now too'), scored(2, 1, 'buy eggs')]
  expect(texts(chooseUnits(all, 2))).toEqual(['sell cakes now', 'buy eggs'])
  expect(chooseUnits(all, 3)).toHaveLength(3)
})

test('further units of a facet count less', () => {
  const all = [
    scored(0, 3, 'a b c', 'date'),
    scored(1, 2.9, 'd e f', 'date'),
    scored(2, 2.5, 'g h i', 'owner'),
  ]
  expect(texts(chooseUnits(all, 2))).toEqual(['a b c', 'g h i'])
})

test('fewer than asked for, and none', () => {
  expect(chooseUnits([scored(0, 1, 'a')], 5)).toHaveLength(1)
  expect(chooseUnits([], 5)).toEqual([])
})
