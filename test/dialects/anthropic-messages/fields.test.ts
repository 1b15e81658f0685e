import { expect, test } from 'vitest'
import {
  booleanAt,
  extraMember,
  invalid,
  listAt,
  numberAt,
  objectAt,
  onlyMembers,
  optional,
  stringAt,
  wrongTag,
} from '../../../src/dialects/anthropic-messages/fields.ts'

test.each([
  [stringAt, 'x', 'string'],
  [numberAt, 1, 'integer'],
  [booleanAt, false, 'boolean'],
  [objectAt, { a: 1 }, 'dictionary'],
  [listAt, [1], 'list'],
] as const)('%o reads its type and refuses others', (read, value, type) => {
  expect(read({ key: value }, 'key', 'p')).toBe(value)
  expect(() => read({}, 'key', 'p')).toThrow('p.key: Field required')
  expect(() => read({ key: null }, 'key', 'p')).toThrow(`p.key: Input should be a valid ${type}`)
  expect(optional<unknown>(read, { key: null }, 'key', 'p')).toBeUndefined()
  expect(optional<unknown>(read, {}, 'key', 'p')).toBeUndefined()
  expect(optional<unknown>(read, { key: value }, 'key', 'p')).toBe(value)
})

test('extra members', () => {
  expect(extraMember({ type: 't', cache_control: {}, a: 1, b: null }, ['a'])).toBeUndefined()
  expect(extraMember({ a: 1, c: 2 }, ['a'])).toBe('c')
  expect(() => onlyMembers({ c: 2 }, ['a'], 'p')).toThrow('p.c: Extra inputs are not permitted')
})

test('every refusal is a ValidationException', () => {
  for (const error of [invalid('p', 'x'), wrongTag('p', 't', ['a'])])
    expect(error).toMatchObject({ name: 'ValidationException', status: 400 })
})
