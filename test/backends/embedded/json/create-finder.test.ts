import { expect, test } from 'vitest'
import { createFinder } from '../../../../src/backends/embedded/json/create-finder.ts'
import type { JsonObject } from '../../../../src/backends/embedded/json/json.ts'
import { readSource } from '../../../../src/backends/embedded/json/read-source.ts'

const find = (name: string, schema: JsonObject, ...texts: string[]) =>
  createFinder(texts.map(readSource))(name, schema)

test.each([
  ['unit', { enum: ['celsius', 'fahrenheit'] }, 'in Fahrenheit please', 'fahrenheit'],
  ['unit', { enum: ['celsius', 'fahrenheit'] }, '20 °C', 'celsius'],
  ['state', { enum: ['open', 'in_progress'] }, 'what is in progress', 'in_progress'],
  ['state', { enum: ['open', 'closed'] }, 'hello', undefined],
  ['notify', { type: 'boolean' }, 'and notify me', true],
  ['notify', { type: 'boolean' }, "don't notify me", false],
  ['notify', { type: 'boolean' }, 'hello', undefined],
  ['sizes', { type: 'array', items: { enum: ['S', 'M', 'L'] } }, 'sizes S and L', ['S', 'L']],
  [
    'attendees',
    { type: 'array', items: { type: 'string' } },
    'a meeting with Ada, Bob and Cleo',
    ['Ada', 'Bob', 'Cleo'],
  ],
  ['tags', { type: 'array', items: { type: 'string' } }, 'Tags: red, round', ['red', 'round']],
  ['code', { type: 'string', pattern: '^[A-Z]{3}\\d$' }, 'use XYZ7 or abc', 'XYZ7'],
  ['inner', { type: 'object' }, 'anything', undefined],
] as const)('%s %j in "%s"', (name, schema, text, found) => {
  expect(find(name, structuredClone(schema) as JsonObject, text)).toEqual(found)
})

test('the first text that says it wins', () => {
  expect(find('city', { type: 'string' }, 'and there?', 'weather in Rome', 'weather in Oslo')).toBe('Rome')
})

test('a pattern that is no expression is left aside', () => {
  expect(find('city', { type: 'string', pattern: '(' }, 'in Rome')).toBe('Rome')
})

test('the same member has the same value when asked again', () => {
  const finder = createFinder([readSource('3 nights')])
  expect([finder('nights', { type: 'integer' }), finder('nights', { type: 'integer' })]).toEqual([3, 3])
})

test('lookups end, however many members there are', () => {
  const finder = createFinder([readSource('word '.repeat(3_000))])
  let found = 0
  for (let index = 0; index < 10_000; index++)
    if (finder(`query${index}`, { enum: ['word'] }) !== undefined) found++
  expect(found).toBeGreaterThan(0)
  expect(found).toBeLessThan(1_000)
})
