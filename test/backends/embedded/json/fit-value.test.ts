import { describe, expect, test } from 'vitest'
import { fitNumber, fitString } from '../../../../src/backends/embedded/json/fit-value.ts'

describe('strings', () => {
  test.each([
    ['Rome', {}, 'Rome'],
    ['Rome', { maxLength: 2 }, 'Ro'],
    ['Rome', { minLength: 6 }, 'Rome  '],
    [undefined, {}, ''],
    [undefined, { minLength: 3 }, 'unknown'],
    [undefined, { format: 'date' }, '1970-01-01'],
    [undefined, { format: 'email' }, 'unknown@example.invalid'],
  ])('%j %j', (found, schema, text) => {
    expect(fitString(found, schema)).toBe(text)
  })
  test('a length beyond reason is not built', () => {
    expect(fitString('a', { minLength: 1e12 }).length).toBeLessThan(20_000)
  })
})

describe('numbers', () => {
  test.each([
    [undefined, 'integer', {}, 0],
    [undefined, 'integer', { minimum: 3 }, 3],
    [99, 'integer', { maximum: 10 }, 10],
    [2.6, 'integer', {}, 3],
    [2.6, 'number', {}, 2.6],
    [undefined, 'number', { exclusiveMinimum: 0 }, 0.5],
    [undefined, 'integer', { exclusiveMinimum: 0 }, 1],
    [7, 'integer', { multipleOf: 5 }, 5],
    [1, 'integer', { multipleOf: 5, minimum: 6 }, 10],
    [9, 'integer', { exclusiveMaximum: 9 }, 8],
    [9, 'integer', { maximum: 9, exclusiveMaximum: true }, 8],
  ] as const)('%j %s %j', (found, type, schema, value) => {
    expect(fitNumber(found, type, schema)).toBe(value)
  })
})
