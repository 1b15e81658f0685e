import fc from 'fast-check'
import type { Json, JsonObject } from '../../../../src/backends/embedded/json/json.ts'

type Schema = fc.Arbitrary<JsonObject>

const patterns = [
  '^[A-Z]{2}-\\d{3,5}$',
  '^(?:red|green|blue)$',
  '^v\\d+\\.\\d+\\.\\d+$',
  '^[a-f0-9]{8}$',
  '\\d{4}',
  '^#[0-9a-fA-F]{6}$',
  '^[^\\s@]+@[a-z]+\\.org$',
  '^\\w+( \\w+)*$',
  '^(A|B)(C|D)?[x-z]*$',
  '^\\+?[1-9]\\d{6,14}$',
]
const formats = ['date', 'date-time', 'time', 'email', 'uri', 'uuid', 'ipv4', 'hostname']

const text: Schema = fc.oneof(
  fc.constant<JsonObject>({ type: 'string' }),
  fc
    .tuple(fc.nat(8), fc.nat(20))
    .map(([least, more]) => ({ type: 'string', minLength: least, maxLength: least + more })),
  fc.constantFrom(...patterns).map(pattern => ({ type: 'string', pattern })),
  fc.constantFrom(...formats).map(format => ({ type: 'string', format })),
)
const integer: Schema = fc
  .tuple(
    fc.integer({ min: -1_000, max: 1_000 }),
    fc.integer({ min: 14, max: 100 }),
    fc.constantFrom(undefined, 1, 2, 5, 7),
  )
  .map(([minimum, more, multipleOf]) => ({
    type: 'integer',
    minimum,
    maximum: minimum + more,
    ...(multipleOf !== undefined && { multipleOf }),
  }))
const number: Schema = fc.oneof(
  fc
    .tuple(fc.integer({ min: -50, max: 50 }), fc.constantFrom(0.25, 0.5, 2, 10), fc.boolean())
    .map(
      ([low, more, open]): JsonObject =>
        open
          ? { type: 'number', exclusiveMinimum: low, exclusiveMaximum: low + more }
          : { type: 'number', minimum: low, maximum: low + more },
    ),
  fc.constantFrom(0.1, 0.01, 0.5, 3).map(multipleOf => ({ type: 'number', multipleOf, minimum: 1 })),
)
const choice: Schema = fc.oneof(
  fc
    .uniqueArray(fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null)), {
      minLength: 1,
      maxLength: 5,
    })
    .map(values => ({ enum: values })),
  fc
    .jsonValue({ maxDepth: 1 })
    // Ajv compares objects by calling these members, whatever they are; fill-schema.test.ts has them.
    .filter(value => !/"(?:toString|valueOf|constructor)":/.test(JSON.stringify(value)))
    .map(value => ({ const: value as Json })),
)
const leaf: Schema = fc.oneof(
  text,
  integer,
  number,
  choice,
  fc.constantFrom({ type: 'boolean' }, { type: 'null' }),
)
/** Schemas with more values than any list here has items. */
const plentiful: Schema = fc.oneof(
  fc.constant<JsonObject>({ type: 'string' }),
  fc.constant<JsonObject>({ type: 'string', minLength: 3, maxLength: 9 }),
  integer.map(({ multipleOf: _step, ...schema }) => schema),
  fc.constantFrom(...formats).map(format => ({ type: 'string', format })),
  fc.constant<JsonObject>({ type: 'object', properties: { id: { type: 'integer' } }, required: ['id'] }),
  fc.constant<JsonObject>({ type: 'array', items: { type: 'integer' }, minItems: 1 }),
  fc.constant<JsonObject>({ anyOf: [{ type: 'integer' }, { type: 'string' }] }),
)
const name = fc.stringMatching(/^[a-z][a-zA-Z_]{0,7}$/)

const objectOf = (member: Schema): Schema =>
  fc.dictionary(name, member, { maxKeys: 5 }).chain(properties => {
    const names = Object.keys(properties)
    return fc
      .record({
        required: fc.subarray(names),
        closed: fc.constantFrom(true, false, undefined),
        least: fc.nat(names.length),
        others: fc.boolean(),
      })
      .map(
        ({ required, closed, least, others }): JsonObject => ({
          type: 'object',
          properties,
          required: others && closed !== false ? [...required, 'zzz_other'] : required,
          ...(closed === false && { additionalProperties: false }),
          ...(closed === true && { additionalProperties: { type: 'integer', minimum: 3 } }),
          minProperties: least,
        }),
      )
  })

const arrayOf = (item: Schema): Schema =>
  fc.oneof(
    fc.tuple(item, fc.nat(3), fc.nat(3)).map(
      ([items, least, more]): JsonObject => ({
        type: 'array',
        items,
        minItems: least,
        maxItems: least + more,
      }),
    ),
    fc
      .tuple(plentiful, fc.nat(6))
      .map(([items, minItems]): JsonObject => ({ type: 'array', items, minItems, uniqueItems: true })),
    fc
      .array(item, { minLength: 1, maxLength: 3 })
      .map((prefixItems): JsonObject => ({ type: 'array', prefixItems, minItems: prefixItems.length })),
    integer.map((contains): JsonObject => ({ type: 'array', contains, minItems: 2 })),
  )

/** Choices of different types, so that one value is of one of them only. */
const apart: Schema = fc
  .tuple(
    text,
    integer,
    fc.constant<JsonObject>({ type: 'boolean' }),
    fc.constant<JsonObject>({ type: 'null' }),
    objectOf(leaf),
    arrayOf(leaf),
  )
  .chain(all => fc.shuffledSubarray(all, { minLength: 1 }))
  .map(oneOf => ({ oneOf }))

const tagged: Schema = fc
  .uniqueArray(fc.tuple(name, leaf), { minLength: 1, maxLength: 4, selector: ([kind]) => kind })
  .map(options => ({
    oneOf: options.map(([kind, value]) => ({
      type: 'object',
      properties: { kind: { const: kind }, value },
      required: ['kind', 'value'],
      additionalProperties: false,
    })),
  }))

const together: Schema = fc
  .tuple(
    fc.dictionary(fc.stringMatching(/^a[a-z]{0,4}$/), leaf, { maxKeys: 3 }),
    fc.dictionary(fc.stringMatching(/^b[a-z]{0,4}$/), leaf, { maxKeys: 3 }),
    integer,
  )
  .map(([one, other, both]) => ({
    allOf: [
      { type: 'object', properties: { ...one, both }, required: Object.keys(one) },
      {
        type: 'object',
        properties: { ...other, both: { type: 'number' } },
        required: [...Object.keys(other), 'both'],
      },
    ],
  }))

const conditional: Schema = leaf.map(value => ({
  type: 'object',
  properties: { mode: { enum: ['plain', 'rich'] } },
  required: ['mode'],
  if: { properties: { mode: { const: 'plain' } } },
  // biome-ignore lint/suspicious/noThenProperty: a word of JSON Schema
  then: { properties: { value }, required: ['value'] },
  else: { required: ['other'] },
}))

const denied: Schema = fc.oneof(
  fc.constant<JsonObject>({ type: 'string', not: { const: '' } }),
  fc.constant<JsonObject>({ type: 'integer', not: { enum: [0, 1, -1] } }),
  fc.constant<JsonObject>({ not: { type: 'string' } }),
  fc.constant<JsonObject>({ type: 'array', items: { type: 'integer' }, not: { maxItems: 1 } }),
)

const dependent: Schema = leaf.map(value => ({
  type: 'object',
  properties: { card: { type: 'string' }, address: value },
  required: ['card'],
  dependentRequired: { card: ['address'] },
}))

/** A schema that refers to itself in a way that ends. */
const recursive: JsonObject = {
  type: 'object',
  properties: {
    label: { type: 'string', minLength: 1 },
    children: { type: 'array', items: { $ref: '#/$defs/node' } },
    next: { anyOf: [{ $ref: '#/$defs/node' }, { type: 'null' }] },
  },
  required: ['label', 'children', 'next'],
  additionalProperties: false,
}

const { schema: nested } = fc.letrec<{ schema: JsonObject }>(tie => ({
  schema: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    leaf,
    objectOf(tie('schema')),
    arrayOf(tie('schema')),
    fc.array(tie('schema'), { minLength: 1, maxLength: 3 }).map(anyOf => ({ anyOf })),
    apart,
    tagged,
    together,
    conditional,
    denied,
    dependent,
    fc.constantFrom<JsonObject[]>(
      { $ref: '#/$defs/shared' },
      { $ref: '#/$defs/node' },
      { allOf: [{ $ref: '#/$defs/shared' }], description: 'shared' },
    ),
  ),
}))

/**
 * Schemas of an object for which there is a value: nested, with references, combinations, choices, patterns, formats
 * and limits.
 */
export const randomSchemas: Schema = fc
  .tuple(fc.dictionary(name, nested, { minKeys: 1, maxKeys: 4 }), leaf)
  .chain(([properties, shared]) =>
    fc.subarray(Object.keys(properties)).map(
      (required): JsonObject => ({
        type: 'object',
        properties,
        required,
        additionalProperties: false,
        $defs: { shared, node: recursive },
      }),
    ),
  )
