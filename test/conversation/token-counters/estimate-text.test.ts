import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { estimateText, type Vocabulary } from '../../../src/conversation/token-counters/estimate-text.ts'

const vocabulary: Vocabulary = {
  word: 6,
  wordPart: 3,
  digits: 3,
  marks: 2,
  script: 0.5,
  ideograph: 0.8,
  emoji: 2,
}
const count = estimateText(vocabulary)

describe('runs of one kind', () => {
  test.each([
    ['', 0],
    ['word', 1],
    ['two words', 2],
    ['sevens', 1],
    ['seventh', 2],
    ['internationalization', 6],
    ['1234', 2],
    ['"}', 1],
    ['...', 2],
    ['привет', 3],
    ['你好吗你好', 4],
    ['🙂', 2],
    [' ', 1],
    ['\n', 1],
    ['a\n\n  b', 3],
    [' '.repeat(160), 10],
  ])('%j is %i', (text, tokens) => {
    expect(count(text)).toBe(tokens)
  })
})

test('a text is never shorter than its beginning, and never empty with characters in it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary', minLength: 1 }), (start, rest) => {
      expect(count(start + rest)).toBeGreaterThanOrEqual(Math.max(1, count(start) - 1))
      expect(count(start + rest)).toBeLessThanOrEqual(count(start) + count(rest) + 1)
    }),
  )
})

test('a megabyte takes a moment, whatever it is made of', () => {
  for (const text of ['a', ' ', '"', '你', 'word, ', 'a1']) {
    const long = text.repeat(1_000_000 / text.length)
    const start = performance.now()
    count(long)
    // Far above what it takes, far below what anything but one pass would.
    expect(performance.now() - start).toBeLessThan(500)
  }
})
