import { expect, test } from 'vitest'
import { isObject, objectsIn } from '../../../src/dialects/native/json.ts'

test('only a JSON object is an object', () => {
  expect([{}, [], null, 'x', 1, undefined].map(isObject)).toEqual([true, false, false, false, false, false])
})

test('only the objects of a list', () => {
  expect(objectsIn([1, {}, null, []])).toEqual([{}])
  expect(objectsIn('text')).toEqual([])
})
