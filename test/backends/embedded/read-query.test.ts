import { describe, expect, test } from 'vitest'
import { wordFeatures } from '../../../src/backends/embedded/language/word-features.ts'
import { readQuery } from '../../../src/backends/embedded/read-query.ts'

const shareOf = (query: string, word: string): number =>
  Math.max(
    0,
    ...readQuery(query)
      .match(wordFeatures(word))
      .map(({ share }) => share),
  )

describe('readQuery', () => {
  test('a term for each stem that carries matter', () => {
    const { weights, words, gaps } = readQuery('What is the capital of the capitals of Peru?')
    expect(words).toEqual(['what', 'is', 'the', 'capital', 'of', 'the', 'capitals', 'of', 'peru'])
    expect(weights).toHaveLength(2)
    expect(gaps).toEqual([0, 5])
  })

  test('a term for each word where all are grammar', () => {
    expect(readQuery('who are you').weights).toHaveLength(3)
    expect(readQuery('').weights).toHaveLength(0)
  })

  test('at most 256 terms', () => {
    const many = Array.from({ length: 5_000 }, (_, index) => `term${index}x`).join(' ')
    expect(readQuery(many).weights).toHaveLength(256)
  })

  test.each([
    ['migration', 'migrating', 1],
    ['purchase', 'buy', 0.6],
    ['receive', 'recieve', 0.6],
    ['hospital', 'patient', 0.1],
    ['data base', 'database', 0.9],
    ['whale', 'pulley', 0],
    ['who is the whale', 'is', 0],
  ])('%s stands in %s for %d', (query, word, share) => {
    expect(shareOf(query, word)).toBeCloseTo(share, 10)
  })

  test('a long common part stands for a word', () => {
    expect(shareOf('thermodynamic', 'aerothermodynamics')).toBeGreaterThan(0.4)
  })

  test('two words side by side stand for one', () => {
    const pairOf = (query: string, first: string, second: string) =>
      readQuery(query).matchPair(wordFeatures(first), wordFeatures(second))
    expect(pairOf('database', 'data', 'bases')).toEqual([{ term: 0, share: 0.9 }])
    expect(pairOf('dismissed', 'laid', 'off')).toEqual([{ term: 0, share: 0.6 }])
    expect(pairOf('database', 'red', 'base')).toEqual([])
  })
})
