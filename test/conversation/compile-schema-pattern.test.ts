import { expect, test } from 'vitest'
import { compileSchemaPattern } from '../../src/conversation/compile-schema-pattern.ts'

test('found anywhere in the text, unless it says where', () => {
  expect(compileSchemaPattern('b+')?.('abc')).toBe(true)
  expect(compileSchemaPattern('^b+$')?.('abc')).toBe(false)
  expect(compileSchemaPattern('^\\d{4}-\\d{2}$')?.('2026-11')).toBe(true)
})

test.each(['(', '(?=a)', '(a)\\1', 'a'.repeat(501), '((a{99}){99}){99}'])(
  '%s is not held against any text',
  pattern => {
    expect(compileSchemaPattern(pattern)).toBeUndefined()
  },
)

test('nor is any against a text that is too long', () => {
  const matches = compileSchemaPattern('^b$')
  expect(matches?.('a'.repeat(10_000))).toBe(false)
  expect(matches?.('a'.repeat(10_001))).toBe(true)
})
