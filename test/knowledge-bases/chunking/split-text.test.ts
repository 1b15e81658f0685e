import { expect, test } from 'vitest'
import { countTokens } from '../../../src/knowledge-bases/chunking/count-tokens.ts'
import {
  splitLines,
  splitLong,
  splitSentences,
  tailStart,
} from '../../../src/knowledge-bases/chunking/split-text.ts'

const cut = (text: string, ranges: readonly { start: number; end: number }[]) =>
  ranges.map(({ start, end }) => text.slice(start, end))

test('sentences of a paragraph, whose lines and abbreviations end none', () => {
  const text = 'Dr. Smith, e.g., has\n3.5 days. J. Doe has none! 東京です。人事部です。'
  expect(cut(text, splitSentences(text))).toEqual([
    'Dr. Smith, e.g., has\n3.5 days.',
    'J. Doe has none!',
    '東京です。',
    '人事部です。',
  ])
})

test('a text longer than is segmented at once is cut the same', () => {
  const text = Array.from({ length: 20_000 }, (_, n) => `This is sentence ${n}.`).join(' ')
  expect(splitSentences(text)).toHaveLength(20_000)
})

test('a text without any mark is cut between words', () => {
  const text = 'word '.repeat(50_000).trim()
  expect(cut(text, splitSentences(text)).join(' ')).toBe(text)
})

test('lines', () => {
  expect(splitLines('one\n\n  two  \n')).toEqual([
    { start: 0, end: 3 },
    { start: 7, end: 10 },
  ])
})

test('what is too long is cut after a clause, else between words, else anywhere but within a character', () => {
  const clauses = 'first of all, the long sentence goes on, and on'
  expect(cut(clauses, splitLong(clauses, { start: 0, end: clauses.length }, 10))).toEqual([
    'first of all, the long sentence goes on,',
    'and on',
  ])
  const words = 'one two three four five six'
  expect(cut(words, splitLong(words, { start: 0, end: words.length }, 4))).toEqual([
    'one two three four',
    'five six',
  ])
  const emoji = '👩👩👩👩'
  const parts = cut(emoji, splitLong(emoji, { start: 0, end: emoji.length }, 4))
  expect(parts.join('')).toBe(emoji)
  for (const part of parts) expect(part).toMatch(/^👩+$/u)
})

test('a word of a megabyte is cut in linear time', () => {
  const text = 'x'.repeat(1_000_000)
  const parts = splitLong(text, { start: 0, end: text.length }, 300)
  expect(parts.at(-1)?.end).toBe(text.length)
  expect(parts.every(({ start, end }) => countTokens(text.slice(start, end)) <= 300)).toBe(true)
})

test('the last words of so many tokens', () => {
  const text = 'the last three words'
  const range = { start: 0, end: text.length }
  expect(text.slice(tailStart(text, range, 2))).toBe('three words')
  expect(tailStart(text, range, 0)).toBe(text.length)
  expect(tailStart('word', { start: 0, end: 4 }, 9)).toBe(4)
})
