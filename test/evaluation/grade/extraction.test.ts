import { expect, test } from 'vitest'
import { graders } from '../../../evaluation/grade/index.js'

const misses = (expected: Record<string, unknown>, text: string) =>
  graders.extraction(expected, { text, toolUses: [] })

test('every field must be right, and an absent one must be null', () => {
  const fields = { name: 'Ann Lee', age: 7, phone: null }
  expect(misses({ fields }, '{"name": "ann lee", "age": 7, "phone": null}')).toEqual([])
  expect(misses({ fields }, '{"name": "Ann", "age": "7"}')).toHaveLength(3)
  expect(misses({ fields }, 'Ann Lee, 7')).toEqual(['no JSON'])
})

test('a field takes one of several values', () => {
  const fields = { room: { anyOf: ['5', 'room 5'] } }
  expect(misses({ fields }, '{"room": "Room 5"}')).toEqual([])
  expect(misses({ fields }, '{"room": "50"}')).toHaveLength(1)
})

test('a list is complete, in any order', () => {
  expect(misses({ array: ['a', 'b'] }, '["B", "a"]')).toEqual([])
  expect(misses({ array: ['a', 'a'] }, '["a", "b"]')).toHaveLength(1)
  expect(misses({ array: [{ item: 'pen', qty: 2 }] }, '[{"item": "pen", "qty": 3}]')).toHaveLength(1)
})

test('a value alone, or in a text', () => {
  expect(misses({ exactly: ['$5.00'] }, '$5.00\n')).toEqual([])
  expect(misses({ exactly: 'A-1' }, 'It is A-1')).toHaveLength(1)
  expect(misses({ mentions: ['a@b.example'], absent: ['c'] }, 'Write to a@b.example.')).toEqual([])
  expect(misses({ mentions: ['A-1'] }, 'A-11')).toHaveLength(1)
})

test('a use of a tool', () => {
  const expected = { tool: { name: 'save', input: { n: 1 } } }
  expect(graders.extraction(expected, { text: '', toolUses: [{ name: 'save', input: { n: 1 } }] })).toEqual(
    [],
  )
  expect(
    graders.extraction(expected, { text: '', toolUses: [{ name: 'save', input: { n: 2 } }] }),
  ).toHaveLength(1)
})
