import { expect, test } from 'vitest'
import { wordQueries } from '../../../src/vectors/rds/word-queries.ts'

test('words are looked for as they are, and by what their stem begins', () => {
  expect(wordQueries('When was the parcel shipped?')).toEqual([
    { word: 'parcel', start: "'parcel':*" },
    { word: 'shipped', start: "'ship':*" },
  ])
})

test('short words and numbers begin too much', () => {
  expect(wordQueries('HR 5,000 v2 2024')).toEqual(
    ['hr', '5,000', 'v2', '2024'].map(word => ({ word, start: '' })),
  )
})

test('a text of thousands of words, or of one long word, asks for few', () => {
  expect(wordQueries(Array.from({ length: 5_000 }, (_, at) => `word${at}`).join(' '))).toHaveLength(64)
  expect(wordQueries('needle '.repeat(5_000))).toHaveLength(1)
  const [long] = wordQueries('x'.repeat(100_000))
  expect(long?.word).toHaveLength(64)
})

test('nothing but stop words and marks asks for nothing', () => {
  for (const text of ['', 'what is the', '?!', '\0\ud800']) expect(wordQueries(text)).toEqual([])
})
