import { expect, test } from 'vitest'
import { compileSchemaPattern } from '../../src/conversation/compile-schema-pattern.ts'

test('found anywhere in the text, unless it says where', () => {
  expect(compileSchemaPattern('b+')?.matches('abc')).toBe(true)
  expect(compileSchemaPattern('^b+$')?.matches('abc')).toBe(false)
  expect(compileSchemaPattern('^\\d{4}-\\d{2}$')?.matches('2026-11')).toBe(true)
})

test.each(['(', '(?=a)', '(a)\\1', 'a'.repeat(501), '((a{99}){99}){99}'])(
  '%s is not held against any text',
  pattern => {
    expect(compileSchemaPattern(pattern)).toBeUndefined()
  },
)

test('the longer it is, the more a character takes', () => {
  const cost = (pattern: string) => compileSchemaPattern(pattern)?.cost ?? 0
  expect(cost('a')).toBeGreaterThan(0)
  expect(cost('a{1,99}')).toBeGreaterThan(cost('a+'))
  expect(cost('(ab|cd)+')).toBeGreaterThan(cost('(ab)+'))
})

test('nor is any against a text that is too long', () => {
  const pattern = compileSchemaPattern('^b$')
  expect(pattern?.matches('a'.repeat(10_000))).toBe(false)
  expect(pattern?.matches('a'.repeat(10_001))).toBe(true)
})
