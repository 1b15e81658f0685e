import { expect, test } from 'vitest'
import { isObject } from '../../../../src/backends/embedded/json/is-object.ts'

test('an object is one, nothing else is', () => {
  expect(isObject({ a: 1 })).toBe(true)
  for (const other of [null, undefined, [], 'a', 1, true]) expect(isObject(other)).toBe(false)
})
