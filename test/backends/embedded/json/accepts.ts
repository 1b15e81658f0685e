import { isObject } from '../../../../src/backends/embedded/json/is-object.ts'
import type { Json, JsonObject } from '../../../../src/backends/embedded/json/json.ts'

const types: Readonly<Record<string, (value: Json) => boolean>> = {
  string: value => typeof value === 'string',
  number: value => typeof value === 'number',
  integer: value => Number.isInteger(value),
  boolean: value => typeof value === 'boolean',
  null: value => value === null,
  array: value => Array.isArray(value),
  object: value => isObject(value),
}

/** Whether a JSON schema without references accepts a value: enough of the specification for these tests. */
export function accepts(schema: Json, value: Json): boolean {
  if (!isObject(schema)) return schema !== false
  const { type, const: only, enum: choices, anyOf } = schema
  if (only !== undefined && only !== value) return false
  if (Array.isArray(choices) && !choices.includes(value)) return false
  if (Array.isArray(anyOf) && !anyOf.some(one => accepts(one, value))) return false
  if (typeof type === 'string' && !types[type]?.(value)) return false
  if (typeof value === 'string') return within(value.length, schema.minLength, schema.maxLength)
  if (typeof value === 'number') return within(value, schema.minimum, schema.maximum)
  if (Array.isArray(value))
    return (
      within(value.length, schema.minItems, schema.maxItems) &&
      value.every(item => accepts(schema.items ?? true, item))
    )
  return isObject(value) ? acceptsMembers(schema, value) : true
}

function acceptsMembers({ properties, required }: JsonObject, value: JsonObject): boolean {
  const known = isObject(properties) ? properties : {}
  const needed = Array.isArray(required) ? required : []
  return (
    needed.every(name => typeof name === 'string' && Object.hasOwn(value, name)) &&
    Object.entries(value).every(([name, member]) => accepts(known[name] ?? true, member))
  )
}

const within = (value: number, least: Json | undefined, most: Json | undefined): boolean =>
  (typeof least !== 'number' || value >= least) && (typeof most !== 'number' || value <= most)
