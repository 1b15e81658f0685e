import { expect, test } from 'vitest'
import { readNumber } from '../../../../src/backends/embedded/language/read-number.ts'

test.each([
  ['3', 3],
  ['twelve', 12],
  ['1,250', 1250],
  ['2.5', 2.5],
  ['single', 1],
  ['dozen', 12],
  ['v2', undefined],
  ['3rd', undefined],
  ['', undefined],
  ['constructor', undefined],
])('%j', (word, value) => {
  expect(readNumber(word)).toBe(value)
})
