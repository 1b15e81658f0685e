import { expect, test } from 'vitest'
import { countDifferences, diffLines } from '../../../src/backends/replay/diff-lines.ts'

const diff = (before: string, after: string) =>
  diffLines([...before], [...after])
    .map(({ sign, line }) => `${sign}${line}`)
    .join('')

test.each([
  ['abc', 'abc', ''],
  ['abc', 'axc', '-b+x'],
  ['abc', 'ac', '-b'],
  ['ac', 'abc', '+b'],
  ['', 'ab', '+a+b'],
  ['abcdef', 'bcdxf', '-a-e+x'],
  ['abcab', 'abab', '-c'],
])('%s to %s', (before, after, expected) => {
  expect(diff(before, after)).toBe(expected)
})

test('very long differences are told without alignment', () => {
  const [before, after] = [
    Array.from({ length: 5_000 }, (_, i) => `a${i}`),
    Array.from({ length: 5_000 }, (_, i) => `b${i}`),
  ]
  expect(diffLines(before, after)).toHaveLength(10_000)
})

test('counts lines that are not shared, whatever their order', () => {
  expect(countDifferences(['a', 'b', 'b'], ['b', 'a', 'c'])).toBe(2)
  expect(countDifferences([], [])).toBe(0)
})
