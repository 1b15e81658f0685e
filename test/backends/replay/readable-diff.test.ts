import { expect, test } from 'vitest'
import { nearestOf, shortDiff, toLines, wholeDiff } from '../../../src/backends/replay/readable-diff.ts'

test('a request is lines of JSON, and of its texts', () => {
  expect(toLines({ a: ['x\ny'], b: 1 })).toEqual(['{', '"a": [', '"x\\n', 'y"', '],', '"b": 1', '}'])
  expect(toLines({ text: 'a\n'.repeat(10_000) })).toHaveLength(2_000)
})

test('of a long line, what differs is shown', () => {
  const line = (name: string) => `"${'same words '.repeat(50)}${name}${' and more'.repeat(50)}"`
  const short = shortDiff([line('Anna')], [line('Bob')])
  expect(short).toMatch(/^- \.\.\..*Anna.*\.\.\. \| \+ \.\.\..*Bob.*\.\.\.$/)
  expect(short.length).toBeLessThan(250)
  expect(wholeDiff([line('Anna')], [line('Bob')])).toBe(`- ${line('Anna')}\n+ ${line('Bob')}`)
})

test('of many lines, a few are shown, and how many there are', () => {
  const lines = (name: string) => Array.from({ length: 50 }, (_, index) => `${name}${index}`)
  const short = shortDiff(lines('a'), lines('b'))
  expect(short.split(' | ')).toHaveLength(7)
  expect(short).toContain('... 94 more')
  expect(short).toContain('+ b0')
})

test('the nearest shares most lines, the later of two alike', () => {
  const known = [
    { lines: ['a', 'b'], id: 1 },
    { lines: ['a', 'c'], id: 2 },
    { lines: ['x'], id: 3 },
    { lines: ['a', 'd'], id: 4 },
  ]
  expect(nearestOf(known, ['a', 'b'])?.id).toBe(1)
  expect(nearestOf(known, ['a', 'z'])?.id).toBe(4)
  expect(nearestOf([], ['a'])).toBeUndefined()
})
