import { describe, expect, test } from 'vitest'
import { loadDescriptions } from '../../src/wire/api.ts'
import { compilePattern } from '../../src/wire/pattern.ts'
import { createExampleStrings, matchesPattern } from '../support/example-string.ts'

const strings = createExampleStrings(1)

/** Each pattern once, with the first shape that has it. */
const patterns = new Map(
  loadDescriptions().flatMap(({ shapes }) =>
    Object.entries(shapes).flatMap(([name, shape]) => {
      const pattern = shape.constraints?.pattern
      return pattern === undefined ? [] : [[pattern, { name, shape, pattern }] as const]
    }),
  ),
)

test('the descriptions have patterns', () => {
  expect(patterns.size).toBeGreaterThan(200)
})

test.each([...patterns.values()])('$name says what its pattern means', ({ shape, pattern }) => {
  const matches = compilePattern(pattern)
  const good = [0, 1, 2].map(index => strings.of(shape, index))
  expect(good.filter(text => !matches(text))).toEqual([])
  const against = strings.against(shape)
  const odd = good.flatMap(text => [
    text.slice(1),
    text.slice(0, -1),
    `${text}!`,
    `!${text}`,
    `${text}\n`,
    `\n${text}`,
  ])
  for (const text of ['', ' ', '\u00e9', ...odd, ...(against === undefined ? [] : [against])])
    expect(matches(text), JSON.stringify(text)).toBe(matchesPattern(pattern, text))
})

describe('the whole text has to match', () => {
  test.each([
    ['a', 'a', true],
    ['a', 'ab', false],
    ['a', 'ba', false],
    ['a', 'a\n', false],
    ['a|b', 'b', true],
    ['a|b', 'ab', false],
    ['^a$', 'a', true],
    ['$|^a+', '', true],
    ['$|^a+', 'aa', true],
    ['(a|b)*', '', true],
    ['(a|b)*', 'abab', true],
    ['(a|b)*', 'abc', false],
    ['(^a$)|(^b$)', 'b', true],
    ['.*(^a$).*', 'a', true],
    ['.*(^a$).*', 'xa', false],
    ['\\P{C}*', 'grüße 😀', true],
    ['\\P{C}*', 'a\u0000', false],
    ['(?!-)[a-z-]*', 'a-', true],
    ['(?!-)[a-z-]*', '-a', false],
    ['[\\s\\S]+', '\n', true],
    ['\\bTST\\b|x', 'TST', true],
  ])('%s and %j', (pattern, text, expected) => {
    expect(compilePattern(pattern)(text)).toBe(expected)
  })
})

test('a match is not remembered as the next text’s', () => {
  const matches = compilePattern('(a|b)+')
  expect(['ab', 'ab', 'c', 'ab', 'c', ''].map(matches)).toEqual([true, true, false, true, false, false])
})

test('no pattern that is cut off at 8,192 characters allows more', () => {
  const longer = [...patterns.values()].filter(({ shape, pattern }) => {
    const { max = 0 } = shape.constraints ?? {}
    const text = max > 8_192 ? strings.ofLength(shape, Math.min(max, 20_000)) : undefined
    return text !== undefined && !compilePattern(pattern)(text)
  })
  expect(longer.map(({ name }) => name)).toEqual([])
})
