import { expect, test } from 'vitest'
import { graders } from '../../../evaluation/grade/index.js'

const misses = (expected: Record<string, unknown>, text: string) =>
  graders.shape(expected, { text, toolUses: [] })

test('bullets: their number, what stands beside them, and repeats', () => {
  expect(misses({ bullets: 2 }, 'Here they are:\n- one\n* two')).toEqual([])
  expect(misses({ bullets: 2, only: true }, 'Here they are:\n- one\n- two')).toHaveLength(1)
  expect(misses({ bullets: 2 }, '- one\n- two\n- three')).toHaveLength(1)
  expect(misses({ bullets: 2 }, '- One.\n- one')).toEqual(['bullets repeat'])
  expect(misses({ bullets: [1, 3] }, '- one\n- two')).toEqual([])
})

test('a numbered list counts from one', () => {
  expect(misses({ numbered: 2 }, '1. one\n2) two')).toEqual([])
  expect(misses({ numbered: 2 }, '1. one\n3. two')).toEqual(['numbers out of order'])
})

test('sentences do not end in an abbreviation or a number', () => {
  expect(misses({ sentences: 2 }, 'Dr. Abel paid 3.50 at 4 p.m. on Monday. He left.')).toEqual([])
  expect(misses({ sentences: 1 }, 'One. Two.')).toHaveLength(1)
})

test('words and their most', () => {
  expect(misses({ words: 1 }, '"Green."')).toEqual([])
  expect(misses({ maxWords: 3 }, 'one - two three')).toEqual([])
  expect(misses({ maxWords: 3 }, 'one two three four')).toHaveLength(1)
  expect(misses({ maxWords: 3 }, '')).toHaveLength(1)
})

test('upper case, allowed answers, lists with commas, first and last words', () => {
  expect(misses({ uppercase: true }, 'YES, 3 OF THEM')).toEqual([])
  expect(misses({ uppercase: true }, 'Yes')).toHaveLength(1)
  expect(misses({ oneOf: ['yes', 'no'] }, 'No.')).toEqual([])
  expect(misses({ oneOf: ['yes', 'no'] }, 'No, never.')).toHaveLength(1)
  expect(misses({ commas: 3 }, 'red, green, dark blue')).toEqual([])
  expect(misses({ commas: 3 }, 'red, green,')).toHaveLength(1)
  expect(misses({ startsWith: 'Dear', endsWith: 'Bye' }, 'Dear you. Bye\n')).toEqual([])
})

test('a table has its columns, its rows and as many cells in each', () => {
  const wanted = { table: { columns: ['Name', 'Age'], rows: 2 } }
  expect(misses(wanted, '| Name | Age |\n|---|---:|\n| Ada | 3 |\n| Bo | 4 |')).toEqual([])
  expect(misses(wanted, '| Name | Age |\n|---|---|\n| Ada | 3 |\n| Bo |')).toEqual(['a row has other cells'])
  expect(misses(wanted, '| Age | Name |\n|---|---|\n| 3 | Ada |\n| 4 | Bo |')).toHaveLength(1)
  expect(misses(wanted, 'Name, Age')).toEqual(['no table'])
})

test('JSON is valid, alone where asked, and as its schema says', () => {
  const json = {
    type: 'object',
    properties: { city: { type: 'string' }, size: { type: ['integer', 'null'] } },
    additionalProperties: false,
  }
  expect(misses({ json }, 'Here:\n{"city": "Bern", "size": null}')).toEqual([])
  expect(misses({ json, only: true }, '```json\n{"city": "Bern", "size": 4}\n```')).toEqual([])
  expect(misses({ json, only: true }, 'Here: {"city": "Bern", "size": 4}')).toEqual(['no valid JSON'])
  expect(misses({ json }, '{"city": 4, "size": 1.5, "more": 1}')).toHaveLength(3)
  expect(misses({ json }, '{"city": "Bern"}')).toEqual(['$.size is missing'])
  expect(
    misses({ json: { type: 'array', items: { type: 'string' }, minItems: 2 } }, '["a", 2]'),
  ).toHaveLength(1)
})

test('a forced tool is used once, with input of its schema', () => {
  const tool = { name: 'note', schema: { type: 'object', properties: { text: { type: 'string' } } } }
  const use = (name: string, input: unknown) =>
    graders.shape({ tool }, { text: '', toolUses: [{ name, input }] })
  expect(use('note', { text: 'a' })).toEqual([])
  expect(use('note', {})).toEqual(['$.text is missing'])
  expect(use('other', { text: 'a' })).toEqual(['note was not used'])
})
