import { describe, expect, test } from 'vitest'
import { checkSchema } from '../../src/conversation/check-schema.ts'

const order = {
  type: 'object',
  properties: {
    id: { type: 'string', pattern: '^[A-Z]-\\d+$' },
    priority: { enum: ['low', 'high'] },
    lines: { type: 'array', items: { $ref: '#/$defs/line' }, minItems: 1, maxItems: 3 },
    note: { type: ['string', 'null'], maxLength: 5 },
  },
  required: ['id', 'lines'],
  additionalProperties: false,
  $defs: {
    line: {
      type: 'object',
      properties: { price: { type: 'number', minimum: 0, exclusiveMaximum: 100, multipleOf: 0.01 } },
      required: ['price'],
    },
  },
}
const whole = { id: 'A-1', priority: 'high', lines: [{ price: 0.3 }, { price: 99.99 }], note: null }

test('what is as its schema says', () => {
  expect(checkSchema(whole, order)).toBeUndefined()
})

test.each([
  [[], '$: must be object'],
  [{ lines: whole.lines }, '$: "id" is required'],
  [{ ...whole, id: 'a1' }, '$.id: must match "^[A-Z]-\\\\d+$"'],
  [{ ...whole, id: 1 }, '$.id: must be string'],
  [{ ...whole, priority: 'urgent' }, '$.priority: must be one of "low", "high"'],
  [{ ...whole, lines: [] }, '$.lines: must have at least 1 items'],
  [{ ...whole, lines: Array(4).fill({ price: 1 }) }, '$.lines: must have at most 3 items'],
  [{ ...whole, lines: [{ price: 1 }, { price: '1' }] }, '$.lines[1].price: must be number'],
  [{ ...whole, lines: [{ price: -1 }] }, '$.lines[0].price: must be at least 0'],
  [{ ...whole, lines: [{ price: 100 }] }, '$.lines[0].price: must be under 100'],
  [{ ...whole, lines: [{ price: 0.005 }] }, '$.lines[0].price: must be a multiple of 0.01'],
  [{ ...whole, lines: [{}] }, '$.lines[0]: "price" is required'],
  [{ ...whole, note: 'too long' }, '$.note: must have at most 5 characters'],
  [{ ...whole, 'more than': 1 }, '$["more than"]: is not allowed'],
])('%j', (value, problem) => {
  expect(checkSchema(value, order)).toBe(problem)
})

test.each([
  [1, { type: 'integer' }, undefined],
  [1.5, { type: 'integer' }, '$: must be integer'],
  [true, { type: ['integer', 'boolean'] }, undefined],
  ['x', { type: ['integer', 'boolean'] }, '$: must be integer or boolean'],
  [{ b: [1], a: 2 }, { const: { a: 2, b: [1] } }, undefined],
  [{ a: 2 }, { const: { a: 3 } }, '$: must be a given object'],
  [null, { const: null }, undefined],
  [5, { exclusiveMinimum: 5 }, '$: must be over 5'],
  [6, { maximum: 5 }, '$: must be at most 5'],
  ['👋👋', { minLength: 2, maxLength: 2 }, undefined],
  ['👋', { minLength: 2 }, '$: must have at least 2 characters'],
  [[1, 1], { uniqueItems: true }, '$: must not repeat an item'],
  [
    [
      { a: 1, b: 2 },
      { b: 2, a: 1 },
    ],
    { uniqueItems: true },
    '$: must not repeat an item',
  ],
  [[1, '1'], { uniqueItems: true }, undefined],
  [['a', 1, true], { prefixItems: [{ type: 'string' }], items: { type: ['number', 'boolean'] } }, undefined],
  [['a', 'b'], { prefixItems: [{ type: 'string' }], items: false }, '$[1]: is not allowed'],
  [{ x_a: 1 }, { patternProperties: { '^x_': { type: 'string' } } }, '$.x_a: must be string'],
  [{ x_a: 'y' }, { patternProperties: { '^x_': {} }, additionalProperties: false }, undefined],
  [{ a: 1, b: 2 }, { maxProperties: 1 }, '$: must have at most 1 members'],
  [{ a: 1 }, { additionalProperties: { type: 'string' } }, '$.a: must be string'],
  ['2026-02-30', { format: 'date' }, '$: must be of the format date'],
  [3, { allOf: [{ minimum: 1 }, { maximum: 2 }] }, '$: must be at most 2'],
  [3, { anyOf: [{ type: 'string' }, { minimum: 3 }] }, undefined],
  [2, { anyOf: [{ type: 'string' }, { minimum: 3 }] }, '$: is none of the forms of anyOf'],
  [2, { oneOf: [{ type: 'number' }, { minimum: 1 }] }, '$: is more than one of the forms of oneOf'],
  [2, { oneOf: [{ type: 'string' }, { minimum: 3 }] }, '$: is none of the forms of oneOf'],
  [2, { oneOf: [{ type: 'string' }, { minimum: 1 }] }, undefined],
  [2, true, undefined],
  [2, {}, undefined],
  [2, { unknownKeyword: 1, 'x-y': [] }, undefined],
  [2, { $ref: 'https://example.com/schema' }, undefined],
  [2, { $ref: '#/$defs/none' }, undefined],
  [2, { $ref: '#/$defs/a~1b', $defs: { 'a/b': { type: 'string' } } }, '$: must be string'],
  [2, { $ref: '#/$defs/a', minimum: 3, $defs: { a: { type: 'number' } } }, '$: must be at least 3'],
  [2, { pattern: 'x', minLength: 5 }, undefined],
  ['a', { pattern: '(' }, undefined],
  ['a', { pattern: '(?=b)' }, undefined],
])('%j against %j', (value, schema, problem) => {
  expect(checkSchema(value, schema)).toBe(problem)
})

test('a tree by a schema that holds itself', () => {
  const tree = {
    type: 'object',
    properties: { name: { type: 'string' }, children: { type: 'array', items: { $ref: '#' } } },
    required: ['name'],
  }
  expect(checkSchema({ name: 'a', children: [{ name: 'b', children: [] }] }, tree)).toBeUndefined()
  expect(checkSchema({ name: 'a', children: [{ name: 'b', children: [{}] }] }, tree)).toBe(
    '$.children[0].children[0]: "name" is required',
  )
})

describe('ends for', () => {
  const nested = (levels: number): unknown => JSON.parse(`${'['.repeat(levels)}${']'.repeat(levels)}`)

  test.each([
    ['a reference to itself', 1, { $ref: '#' }],
    [
      'two that refer to each other',
      1,
      { $ref: '#/$defs/a', $defs: { a: { $ref: '#/$defs/b' }, b: { $ref: '#/$defs/a' } } },
    ],
    ['a reference to itself with a keyword beside', 1, { $ref: '#', type: 'number' }],
    [
      'choices that double',
      1,
      { allOf: [{ $ref: '#' }, { $ref: '#' }], anyOf: [{ $ref: '#' }, { $ref: '#' }] },
    ],
    ['a pattern that grows', 'a'.repeat(5_000), { pattern: '((a{99}){99}){99}' }],
    ['a pattern that backtracks elsewhere', `${'a'.repeat(5_000)}!`, { pattern: '^(a+)+$' }],
    ['a deep value', nested(5_000), { items: { $ref: '#' } }],
    ['a deep value in a choice', nested(5_000), { enum: [nested(5_000), 1] }],
    ['a deep type', 1, { type: nested(5_000) }],
  ])('%s', (_, value, schema) => {
    expect(['string', 'undefined']).toContain(typeof checkSchema(value, schema))
  })

  test('many values against many choices: what is not judged is not refused', () => {
    const choices = Array.from({ length: 2_000 }, (_, index) => ({ const: index }))
    const values = Array.from({ length: 20_000 }, () => -1)
    expect(checkSchema(values, { items: { anyOf: [...choices, { type: 'number' }] } })).toBeUndefined()
    expect(checkSchema(values, { items: { type: 'number' } })).toBeUndefined()
  })

  test('many patterns', () => {
    const allOf = Array.from({ length: 5_000 }, (_, index) => ({ pattern: `^[a-z]{1,99}(?:${index})?` }))
    expect(checkSchema('abc', { allOf })).toBeUndefined()
  })
})

test('names of the prototype are names like others', () => {
  const schema = JSON.parse(
    '{"type":"object","properties":{"__proto__":{"type":"string"}},"required":["constructor"]}',
  )
  expect(checkSchema(JSON.parse('{"__proto__":1,"constructor":2}'), schema)).toBe(
    '$.__proto__: must be string',
  )
  expect(checkSchema({}, schema)).toBe('$: "constructor" is required')
})

test('what is told stays short', () => {
  const long = 'x'.repeat(100_000)
  const told = [
    checkSchema(1, { enum: Array(1_000).fill(long) }),
    checkSchema({ [long]: 1 }, { additionalProperties: false }),
    checkSchema(
      { a: { [long]: { b: 1 } } },
      { $ref: '#/$defs/a', $defs: { a: { type: 'object', additionalProperties: { $ref: '#/$defs/a' } } } },
    ),
  ]
  for (const problem of told) expect(problem?.length).toBeLessThan(1_200)
})
