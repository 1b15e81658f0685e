import { expect, test } from 'vitest'
import { excerpt } from '../../action-group/src/excerpt.ts'

test.each([
  ['a "text"', '"a \\"text\\""'],
  ['x'.repeat(100), `"${'x'.repeat(60)}..."`],
  [7, '7'],
  [7n, 'a big integer'],
  [null, 'null'],
  [undefined, 'undefined'],
  [[1], 'an array'],
  [{ toString: () => 'mine' }, 'an object'],
  [() => 7, 'a function'],
  [Symbol('s'), 'a symbol'],
])('of %s', (value, text) => {
  expect(excerpt(value)).toBe(text)
})
