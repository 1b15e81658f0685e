import { expect, test } from 'vitest'
import { truncate } from '../../../src/dialects/cohere-embed/truncate.ts'

test('cuts the side that is named, four characters to a token', () => {
  expect(truncate('abcdefghij', 'LEFT', 2)).toBe('cdefghij')
  expect(truncate('abcdefghij', 'START', 2)).toBe('cdefghij')
  expect(truncate('abcdefghij', 'RIGHT', 2)).toBe('abcdefgh')
  expect(truncate('abcdefghij', 'END', 2)).toBe('abcdefgh')
})

test('leaves no half of a character', () => {
  expect(truncate('\u{1F642}abcde', 'RIGHT', 1)).toBe('\u{1F642}ab')
  expect(truncate('abc\u{1F642}de', 'RIGHT', 1)).toBe('abc')
  expect(truncate('abc\u{1F642}de', 'LEFT', 1)).toBe('\u{1F642}de')
  expect(truncate('abc\u{1F642}def', 'LEFT', 1)).toBe('def')
})

test('leaves a text that fits, and one of which nothing is said', () => {
  expect(truncate('abcdefgh', 'NONE', 2)).toBe('abcdefgh')
  expect(truncate('abcdefghij', undefined, 2)).toBe('abcdefghij')
})

test('refuses a longer text where nothing may be cut', () => {
  expect(() => truncate('abcdefghij', 'NONE', 2)).toThrow(
    expect.objectContaining({
      name: 'ValidationException',
      message: 'Input is too long for requested model.',
      hint: 'About 3 tokens, where 2 are the limit and `truncate` is NONE.',
    }),
  )
})
