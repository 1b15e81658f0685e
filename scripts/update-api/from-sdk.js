// @ts-check
import { NormalizedSchema, SCHEMA } from '@smithy/core/schema'
import { locationOf } from './location-of.js'
import { markEvents } from './mark-events.js'
import { compact } from './records.js'

/** @import { Member, Operation, SdkDescription, Shape } from './description.d.ts' */

const OPERATION = 9
const ERROR = -3
/** The namespace of the base class of a client's errors, which no service sends. */
const SYNTHETIC = 'smithy.ts.sdk.synthetic'

/** The nameless types. A schema does not say whether a number is whole. */
const NAMELESS = new Map([
  [SCHEMA.STRING, { name: 'String', type: 'string' }],
  [SCHEMA.BOOLEAN, { name: 'Boolean', type: 'boolean' }],
  [SCHEMA.NUMERIC, { name: 'Number', type: 'double' }],
  [SCHEMA.BLOB, { name: 'Blob', type: 'blob' }],
  [SCHEMA.DOCUMENT, { name: 'Document', type: 'structure', members: {}, document: true }],
  [SCHEMA.TIMESTAMP_DEFAULT, { name: 'Timestamp', type: 'timestamp' }],
  [SCHEMA.TIMESTAMP_DATE_TIME, { name: 'DateTime', type: 'timestamp', timestampFormat: 'iso8601' }],
])

/**
 * What a client package's exported schemas say of its service: no constraints, enum values or defaults.
 * A type that they leave nameless gets a name that says so: `UnconstrainedString`, `UnconstrainedStringList`.
 *
 * @param {Record<string, any>} client the exports of `@aws-sdk/client-...`
 * @param {(operation: string) => string[]} errorsOf the errors an operation throws, which no schema says
 * @returns {SdkDescription}
 */
export const fromSdk = (client, errorsOf) => {
  /** @type {Record<string, Shape>} */
  const shapes = {}

  /** @type {(schema: NormalizedSchema) => { target: string }} */
  const toReference = schema => {
    const target = nameOf(schema)
    if (shapes[target] === undefined) {
      // Entered before its members are read: a shape may contain itself.
      const shape = { type: '' }
      shapes[target] = shape
      Object.assign(shape, toShape(schema))
    }
    return { target }
  }

  /** @type {(schema: NormalizedSchema) => Shape} */
  const toShape = schema =>
    compact({
      ...(schema.isStructSchema() ? toStructure(schema) : toSimpleOrCollection(schema)),
      sensitive: schema.getOwnTraits().sensitive && true,
      unconstrained: true,
    })

  /** @type {(schema: NormalizedSchema) => Record<string, any>} */
  const toStructure = schema => {
    const { error, httpError, streaming } = schema.getOwnTraits()
    // [kind, namespace, name, traits, member names, member schemas, how many of them are required]
    const required = /** @type {any} */ (schema.getSchema())[6] ?? 0
    const members = [...schema.structIterator()].map(([key, member], index) => ({
      key,
      member: toMember(key, member, index < required),
    }))
    return {
      type: 'structure',
      members: Object.fromEntries(members.map(({ key, member }) => [key, member])),
      payload: members.find(({ member }) => member.location === 'payload')?.key,
      union: (schema.isUnionSchema() && !streaming) || undefined,
      eventstream: streaming && true,
      error: error && { fault: error, httpStatus: httpError },
    }
  }

  /** @type {(key: string, schema: NormalizedSchema, required: boolean) => Member} */
  const toMember = (key, schema, required) => {
    const traits = schema.getMemberTraits()
    const eventstream = (schema.isStructSchema() && schema.isStreaming()) || undefined
    return compact({
      ...toReference(schema),
      ...locationOf(key, eventstream ? { httpPayload: 1 } : traits),
      required: required || undefined,
      idempotencyToken: traits.idempotencyToken && true,
      eventstream,
    })
  }

  /** @type {(schema: NormalizedSchema) => Record<string, any>} */
  const toSimpleOrCollection = schema => {
    if (schema.isListSchema()) return { type: 'list', member: toReference(schema.getValueSchema()) }
    if (schema.isMapSchema())
      return {
        type: 'map',
        key: toReference(schema.getKeySchema()),
        value: toReference(schema.getValueSchema()),
      }
    const { name: _, ...shape } = namelessOf(schema)
    return shape
  }

  /** @type {(schema: any) => [string, Operation]} */
  const toOperation = ([, , name, { http }, input, output]) => {
    const [method, uri, status] = http
    return [
      name,
      {
        method,
        uri,
        status,
        input: toStructureName(input),
        output: toStructureName(output),
        errors: errorsOf(name).sort(),
        unconstrained: true,
      },
    ]
  }

  /** @param {any} reference */
  const toStructureName = reference => {
    const schema = NormalizedSchema.of(reference)
    return schema.isUnitSchema() ? null : toReference(schema).target
  }

  const schemas = Object.values(client).filter(Array.isArray)
  for (const schema of schemas)
    if (schema[0] === ERROR && !schema[1].startsWith(SYNTHETIC))
      toReference(NormalizedSchema.of(/** @type {any} */ (schema)))
  const operations = Object.fromEntries(schemas.filter(([kind]) => kind === OPERATION).map(toOperation))
  markEvents(shapes)
  return { operations, shapes }
}

/** `com.amazonaws.bedrock#GuardrailId` -> `GuardrailId`; a nameless schema has only its member's name.
 * @param {NormalizedSchema} schema
 * @returns {string}
 */
const nameOf = schema => schema.getName(true)?.split('#')[1] ?? `Unconstrained${describe(schema)}`

/** @type {(schema: NormalizedSchema) => string} */
const describe = schema => {
  if (schema.isListSchema()) return `${describe(schema.getValueSchema())}List`
  if (schema.isMapSchema()) return `${describe(schema.getValueSchema())}Map`
  return schema.isStructSchema() ? (schema.getName() ?? '') : namelessOf(schema).name
}

/** @param {NormalizedSchema} schema */
const namelessOf = schema => {
  const found = NAMELESS.get(/** @type {any} */ (schema.getSchema()))
  if (found === undefined) throw new Error(`from-sdk.js does not know the type of ${schema.getName(true)}`)
  return found
}
