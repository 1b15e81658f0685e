import { expect, test } from 'vitest'
import { stem } from '../../../../src/backends/embedded/language/stem.ts'
import { isGrammar, wordWeight } from '../../../../src/backends/embedded/language/word-weights.ts'

const weight = (word: string): number => wordWeight(word, stem(word))

test('grammar says least, then what most texts hold, then what few do', () => {
  const rising = ['the', 'people', 'system', 'hospital', 'whale', 'refrigerator', 'ab12']
  expect(rising.map(weight)).toEqual(rising.map(weight).sort((a, b) => a - b))
  expect(new Set(rising.map(weight)).size).toBe(rising.length)
})

test('forms of a word weigh the same', () => {
  expect(weight('developments')).toBe(weight('development'))
  expect(weight('considered')).toBe(weight('consider'))
})

test('one or two letters say little, endless words nothing more than others', () => {
  expect(weight('xy')).toBeLessThan(1)
  expect(weight('a1'.repeat(1_000))).toBe(1)
})

test('grammar is known by the word, not by its stem', () => {
  expect(isGrammar('mine')).toBe(true)
  expect(isGrammar('mining')).toBe(false)
})
