import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkSchema } from '../../src/conversation/check-schema.ts'

const names = fc.constantFrom('a', 'b', 'c')
const small = fc.integer({ min: -2, max: 4 })
const scalar = fc.oneof(small, fc.constantFrom('', 'a', 'ab', 'abc', null, true, false, 1.5))
const { value } = fc.letrec(tie => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    scalar,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(names, tie('value'), { maxKeys: 3 }),
  ),
}))
const type = fc.constantFrom('object', 'array', 'string', 'number', 'integer', 'boolean', 'null')
const size = fc.nat({ max: 3 })
const { schema } = fc.letrec(tie => ({
  schema: fc.oneof(
    { depthSize: 'small' },
    fc.boolean(),
    fc.record({ type: fc.oneof(type, fc.uniqueArray(type, { minLength: 1, maxLength: 3 })) }),
    fc.record({
      enum: fc.uniqueArray(value, { minLength: 1, maxLength: 3, selector: each => JSON.stringify(each) }),
    }),
    fc.record({ const: value }),
    fc.record(
      { minimum: small, maximum: small, exclusiveMinimum: small, multipleOf: fc.constantFrom(1, 2, 0.5) },
      { requiredKeys: [] },
    ),
    fc.record(
      { minLength: size, maxLength: size, pattern: fc.constantFrom('^a', 'b', 'c$') },
      { requiredKeys: [] },
    ),
    fc.record(
      {
        items: tie('schema'),
        prefixItems: fc.array(tie('schema'), { minLength: 1, maxLength: 2 }),
        minItems: size,
        maxItems: size,
        uniqueItems: fc.boolean(),
      },
      { requiredKeys: [] },
    ),
    fc.record(
      {
        properties: fc.dictionary(names, tie('schema'), { maxKeys: 3 }),
        patternProperties: fc.dictionary(fc.constantFrom('^a', 'b'), tie('schema'), { maxKeys: 2 }),
        additionalProperties: tie('schema'),
        required: fc.uniqueArray(names, { maxLength: 2 }),
        minProperties: size,
        maxProperties: size,
      },
      { requiredKeys: [] },
    ),
    fc.record(
      {
        allOf: fc.array(tie('schema'), { minLength: 1, maxLength: 2 }),
        anyOf: fc.array(tie('schema'), { minLength: 1, maxLength: 3 }),
        oneOf: fc.array(tie('schema'), { minLength: 1, maxLength: 3 }),
      },
      { requiredKeys: [] },
    ),
    fc.record({ $ref: fc.constantFrom('#/$defs/a', '#/$defs/b') }),
  ),
}))

test('says the same of a value as another implementation', () => {
  const ajv = new Ajv2020({ strict: false, addUsedSchema: false })
  const seen = { right: 0, wrong: 0 }
  fc.assert(
    fc.property(schema, schema, schema, value, (root, a, b, said) => {
      const given = plain(said)
      // What $defs hold must not lead back to themselves: no implementation ends there.
      const $defs = { a: withoutReferences(a), b: withoutReferences(b) }
      const whole = plain({ allOf: [root], $defs }) as object
      const isRight = ajv.validate(whole, given)
      seen[isRight ? 'right' : 'wrong']++
      expect([checkSchema(given, whole), isRight]).toEqual([
        isRight ? undefined : expect.any(String),
        isRight,
      ])
    }),
    { numRuns: 2_000, seed: 7 },
  )
  // Both kinds were among them.
  expect(seen.right).toBeGreaterThan(200)
  expect(seen.wrong).toBeGreaterThan(200)
})

/** As it would come over a wire: some of what is generated has no prototype. */
const plain = (of: unknown): unknown => JSON.parse(JSON.stringify(of))

const withoutReferences = (of: unknown): unknown =>
  JSON.parse(JSON.stringify(of), (_, each) => (each?.$ref === undefined ? each : true))
