import { expect, test } from 'vitest'
import {
  type Path,
  shown,
  shownList,
  typeNames,
  written,
} from '../../src/conversation/describe-schema-problem.ts'

const pathOf = (...keys: (string | number)[]) =>
  keys.reduce<Path | undefined>((parent, key) => ({ parent, key }), undefined)

test('a path is written as one would write it', () => {
  expect(written(undefined)).toBe('$')
  expect(written(pathOf('items', 2, 'price'))).toBe('$.items[2].price')
  expect(written(pathOf('more than', 'a"b', ''))).toBe('$["more than"]["a\\"b"][""]')
})

test('and cut where it is long', () => {
  const long = written(pathOf(...Array.from({ length: 500 }, () => 'member')))
  expect(long.length).toBeLessThan(300)
  expect(long.endsWith('…')).toBe(true)
  expect(written(pathOf('x'.repeat(10_000))).length).toBeLessThan(120)
})

test('values are short', () => {
  expect(shown('a')).toBe('"a"')
  expect(shown(1)).toBe('1')
  expect(shown(null)).toBe('null')
  expect(shown([1])).toBe('a given array')
  expect(shown({})).toBe('a given object')
  expect(shown('x'.repeat(1_000)).length).toBeLessThan(110)
  expect(shownList([1, 'a'])).toBe('1, "a"')
  expect(shownList(Array.from({ length: 9 }, (_, index) => index))).toBe('0, 1, 2, 3, 4, 5, 6, 7, …')
})

test('types', () => {
  expect(typeNames('string')).toBe('string')
  expect(typeNames(['integer', 'null', 1])).toBe('integer or null')
})
