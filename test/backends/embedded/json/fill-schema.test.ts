import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fillSchema } from '../../../../src/backends/embedded/json/fill-schema.ts'
import { isObject } from '../../../../src/backends/embedded/json/is-object.ts'
import type { Json, JsonObject } from '../../../../src/backends/embedded/json/json.ts'
import { accepts } from './accepts.ts'

const nothing = (): undefined => undefined

describe('values', () => {
  test.each([
    [{ type: 'object' }, {}],
    [
      { type: 'object', properties: { a: { type: 'string' }, b: { type: 'string' } }, required: ['a'] },
      { a: '' },
    ],
    [{ type: 'object', required: ['free'] }, { free: '' }],
    [{ type: 'array', items: { type: 'integer' }, minItems: 2 }, [0, 0]],
    [{ type: 'array', items: { enum: ['x', 'y'] }, minItems: 2, uniqueItems: true }, ['x', 'y']],
    [{ enum: ['red', 'green'] }, 'red'],
    [{ const: 4 }, 4],
    [
      { const: { toString: 1, valueOf: '', constructor: null } },
      { toString: 1, valueOf: '', constructor: null },
    ],
    [{ type: 'string', default: 'later' }, 'later'],
    [{ type: ['null', 'integer'], minimum: 5 }, 5],
    [true, ''],
    [null, ''],
  ])('%j', (schema, value) => {
    expect(fillSchema(schema, nothing)).toEqual(value)
  })
})

test('what is found fills members, required or not, and nothing else does', () => {
  const schema: Json = {
    type: 'object',
    properties: {
      city: { type: 'string' },
      nights: { type: 'integer', maximum: 14 },
      address: { type: 'object', properties: { street: { type: 'string' } } },
      contact: { type: 'object', properties: { phone: { type: 'string' } } },
      size: { enum: ['S', 'M'] },
    },
    required: ['city'],
  }
  const known: Record<string, Json> = { city: 'Rome', nights: 30, street: 'Via Appia', size: 'M' }
  expect(fillSchema(schema, name => known[name])).toEqual({
    city: 'Rome',
    nights: 14,
    address: { street: 'Via Appia' },
    size: 'M',
  })
})

describe('schemas without end', () => {
  test('one that requires itself', () => {
    const schema: Json = { type: 'object', properties: { next: { $ref: '#' } }, required: ['next'] }
    expect(fillSchema(schema, nothing)).toHaveProperty('next.next.next')
  })
  test('one that branches into itself', () => {
    const schema: Json = {
      properties: { a: { $ref: '#' }, b: { $ref: '#' }, c: { $ref: '#' } },
      required: ['a', 'b', 'c'],
    }
    expect(isObject(fillSchema(schema, nothing))).toBe(true)
  })
  test('one that may contain itself', () => {
    expect(
      fillSchema({ properties: { next: { $ref: '#' }, name: { type: 'string' } } }, name =>
        name === 'name' ? 'x' : undefined,
      ),
    ).toHaveProperty('name', 'x')
  })
  test('one nested 500 deep is filled to its end', () => {
    let schema: JsonObject = { type: 'integer', minimum: 7 }
    for (let depth = 0; depth < 500; depth++)
      schema = { type: 'object', properties: { in: schema }, required: ['in'] }
    expect(accepts(schema, fillSchema(schema, nothing))).toBe(true)
    expect(JSON.stringify(fillSchema(schema, nothing))).toContain(':7}')
  })
  test('one nested 100,000 deep', () => {
    let schema: JsonObject = { type: 'integer' }
    for (let depth = 0; depth < 100_000; depth++) schema = { type: 'array', minItems: 1, items: schema }
    expect(Array.isArray(fillSchema(schema, nothing))).toBe(true)
  })
  test('lists of any length are asked for', () => {
    expect((fillSchema({ type: 'array', minItems: 1e9 }, nothing) as Json[]).length).toBeLessThan(10_000)
  })
})

test('2,000 random schemas: every value is valid', () => {
  const leaf: fc.Arbitrary<JsonObject> = fc.oneof(
    fc
      .record({ type: fc.constant('string'), minLength: fc.nat(5) })
      .chain(schema => fc.nat(5).map(more => ({ ...schema, maxLength: schema.minLength + more }))),
    fc
      .record({ type: fc.constantFrom('integer', 'number'), minimum: fc.integer({ min: -50, max: 50 }) })
      .chain(schema => fc.nat(50).map(more => ({ ...schema, maximum: schema.minimum + more }))),
    fc.constant({ type: 'boolean' }),
    fc.constant({ type: 'null' }),
    fc
      .array(fc.oneof(fc.string(), fc.integer(), fc.boolean()), { minLength: 1, maxLength: 4 })
      .map(values => ({ enum: values })),
    fc.integer().map(value => ({ const: value })),
  )
  const { schema } = fc.letrec<{ schema: JsonObject }>(tie => ({
    schema: fc.oneof(
      { maxDepth: 4 },
      leaf,
      fc.record({ type: fc.constant('array'), minItems: fc.nat(3), items: tie('schema') }),
      fc
        .dictionary(fc.stringMatching(/^[a-z]{1,6}$/), tie('schema'), { maxKeys: 4 })
        .chain(properties =>
          fc.subarray(Object.keys(properties)).map(required => ({ type: 'object', properties, required })),
        ),
      fc.array(tie('schema'), { minLength: 1, maxLength: 3 }).map(anyOf => ({ anyOf })),
    ),
  }))
  const words: Json[] = ['word', 12, true, ['a', 'b'], '']
  fc.assert(
    fc.property(schema, fc.array(fc.nat(5), { minLength: 8, maxLength: 8 }), (one, picks) => {
      let turn = 0
      const value = fillSchema(one, (_, wanted) => {
        const word = words[picks[turn++ % picks.length] ?? 0]
        return word !== undefined &&
          (Array.isArray(word)
            ? accepts({ ...wanted, minItems: 0 }, word)
            : typeof word === 'string' || typeof word === 'number')
          ? word
          : undefined
      })
      return accepts(one, value)
    }),
    { numRuns: 2_000 },
  )
})
