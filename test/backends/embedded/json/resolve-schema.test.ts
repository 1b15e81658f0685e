import { describe, expect, test } from 'vitest'
import { resolveSchema, typeOf } from '../../../../src/backends/embedded/json/resolve-schema.ts'

const root = {
  $defs: { name: { type: 'string', minLength: 2 }, loop: { $ref: '#/$defs/loop' }, 'a/b': { type: 'null' } },
  list: [{ type: 'integer' }],
}

describe('references', () => {
  test.each([
    ['#/$defs/name', { type: 'string', minLength: 2 }],
    ['#/$defs/a~1b', { type: 'null' }],
    ['#/list/0', { type: 'integer' }],
    ['#/$defs/missing', {}],
    ['https://example.invalid/schema', {}],
    ['#/$defs/loop', {}],
    ['#/constructor', {}],
  ])('%s', ($ref, schema) => {
    expect(resolveSchema({ $ref }, root)).toEqual(schema)
  })
  test('what stands beside a reference is kept', () => {
    expect(resolveSchema({ $ref: '#/$defs/name', maxLength: 5 }, root)).toEqual({
      type: 'string',
      minLength: 2,
      maxLength: 5,
    })
  })
})

describe('combinations', () => {
  test('allOf is joined', () => {
    const all = [
      { properties: { a: {} }, required: ['a'] },
      { properties: { b: {} }, required: ['b'] },
    ]
    expect(resolveSchema({ allOf: all }, root)).toEqual({
      properties: { a: {}, b: {} },
      required: ['a', 'b'],
    })
  })
  test('anyOf and oneOf are their first choice that is not null', () => {
    expect(resolveSchema({ anyOf: [{ type: 'null' }, { $ref: '#/$defs/name' }] }, root)).toEqual({
      type: 'string',
      minLength: 2,
    })
    expect(resolveSchema({ oneOf: [{ type: 'null' }] }, root)).toEqual({ type: 'null' })
  })
  test('no schema is an empty one', () => {
    for (const none of [undefined, null, true, 'a', []]) expect(resolveSchema(none, root)).toEqual({})
  })
})

describe('types', () => {
  test.each([
    [{ type: 'integer' }, 'integer'],
    [{ type: ['null', 'boolean'] }, 'boolean'],
    [{ type: ['null'] }, 'null'],
    [{ properties: {} }, 'object'],
    [{ items: {} }, 'array'],
    [{ minimum: 1 }, 'number'],
    [{ type: 'nonsense' }, 'string'],
    [{}, 'string'],
  ])('%j', (schema, type) => {
    expect(typeOf(schema)).toBe(type)
  })
})
