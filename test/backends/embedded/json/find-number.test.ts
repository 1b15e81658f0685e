import { expect, test } from 'vitest'
import { findNumber } from '../../../../src/backends/embedded/json/find-number.ts'
import { readSource } from '../../../../src/backends/embedded/json/read-source.ts'

test.each([
  ['guests', 'Book a table for 4 guests at 19', 4],
  ['nights', 'two nights for 3 people', 2],
  ['people', 'two nights for 3 people', 3],
  ['amount', 'Send $250 in 3 days', 250],
  ['price', 'It costs 12.50 EUR for 2', 12.5],
  ['discount', 'Give them 15% off order 77', 15],
  ['limit', 'the top 5 results of 2024', 5],
  ['temperature', 'Set it to -4 degrees', -4],
  ['quantity', 'I want 7', 7],
  ['quantity', 'between 7 and 9', undefined],
  ['quantity', 'none', undefined],
])('%s in "%s"', (name, text, value) => {
  expect(findNumber(name, '', readSource(text), new Set())).toBe(value)
})

test('a number goes to one member only', () => {
  const source = readSource('3 nights')
  const taken = new Set<number>()
  expect(findNumber('nights', '', source, taken)).toBe(3)
  expect(findNumber('guests', '', source, taken)).toBeUndefined()
})

test('a description helps', () => {
  expect(
    findNumber('n', 'how many copies to print', readSource('print 2 copies for room 9'), new Set()),
  ).toBe(2)
})
