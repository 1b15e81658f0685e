import { isObject } from './is-object.ts'
import type { Json, JsonObject } from './json.ts'
import { mergeSchemas } from './merge-schemas.ts'

const LONGEST_CHAIN = 32

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

/** What a local reference such as `#/$defs/name` points at; undefined for any other. */
export function pointedAt(root: Json, reference: string): Json | undefined {
  if (!reference.startsWith('#')) return undefined
  let current: Json | undefined = root
  for (const part of reference.slice(1).split('/').slice(1)) {
    const name = decoded(part).replaceAll('~1', '/').replaceAll('~0', '~')
    if (isObject(current)) current = Object.hasOwn(current, name) ? current[name] : undefined
    else if (Array.isArray(current)) current = current[Number(name)]
    else return undefined
  }
  return current
}

const objectOf = (value: Json | undefined): JsonObject => (isObject(value) ? value : {})
const isNull = (schema: Json): boolean =>
  isObject(schema) && (schema.type === 'null' || schema.const === null)

/** One step: a reference followed, a combination joined, a choice made. */
function step(schema: JsonObject, root: Json): JsonObject | undefined {
  const { $ref, allOf, anyOf, oneOf, ...rest } = schema
  if (typeof $ref === 'string') return mergeSchemas(objectOf(pointedAt(root, $ref)), rest)
  if (Array.isArray(allOf))
    return allOf
      .filter(isObject)
      .reduce(mergeSchemas, { ...rest, ...(anyOf && { anyOf }), ...(oneOf && { oneOf }) })
  const choices = anyOf ?? oneOf
  if (!Array.isArray(choices)) return undefined
  const choice = choices.find(one => !isNull(one) && one !== false) ?? choices[0]
  return isObject(choice) ? mergeSchemas(rest, choice) : rest
}

/**
 * A schema without references and combinations at its top: the first choice that is not null stands for
 * `anyOf` and `oneOf`. A chain of references that does not end is an empty schema.
 */
export function resolveSchema(schema: Json | undefined, root: Json): JsonObject {
  let current = objectOf(schema)
  for (let steps = 0; steps < LONGEST_CHAIN; steps++) {
    const next = step(current, root)
    if (next === undefined) return current
    current = next
  }
  return {}
}

export type SchemaType = 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean' | 'null'
const types: readonly string[] = ['object', 'array', 'string', 'number', 'integer', 'boolean', 'null']
const isType = (value: Json | undefined): value is SchemaType =>
  typeof value === 'string' && types.includes(value)

/**
 * The type that a resolved schema asks for, by name or by its other words; string where it says nothing.
 * @param variant of several types another one
 */
export function typeOf(schema: JsonObject, variant = 0): SchemaType {
  if (isType(schema.type)) return schema.type
  if (Array.isArray(schema.type)) {
    const named = schema.type.filter(isType).filter(type => type !== 'null')
    return named[variant % Math.max(1, named.length)] ?? 'null'
  }
  if (schema.properties || schema.required || schema.additionalProperties) return 'object'
  if (schema.items || schema.prefixItems || schema.minItems !== undefined) return 'array'
  if (schema.minimum !== undefined || schema.maximum !== undefined || schema.multipleOf !== undefined)
    return 'number'
  return 'string'
}
