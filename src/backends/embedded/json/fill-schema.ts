import { fitNumber, fitString } from './fit-value.ts'
import { isObject } from './is-object.ts'
import type { Json, JsonObject } from './json.ts'
import { resolveSchema, typeOf } from './resolve-schema.ts'

/**
 * Looks a value up for a member: undefined where there is none to be found.
 * @param schema resolved: without references and combinations
 */
export type FindValue = (name: string, schema: JsonObject, path?: string) => Json | undefined

/** Deeper and larger values are not built: what is left is the smallest value of its type. */
const DEEPEST = 600
const MOST_VALUES = 5_000
/** Members that are not required are filled down to this depth, lest a schema that contains itself never ends. */
const DEEPEST_OPTIONAL = 4

interface Filling {
  readonly root: Json
  readonly find: FindValue
  left: number
}

const smallest = (type: string): Json =>
  type === 'object'
    ? {}
    : type === 'array'
      ? []
      : type === 'string'
        ? ''
        : type === 'boolean'
          ? false
          : type === 'null'
            ? null
            : 0

const same = (one: Json, other: Json): boolean => JSON.stringify(one) === JSON.stringify(other)
const isScalar = (value: Json | undefined): boolean => typeof value !== 'object' || value === null

function choose(values: readonly Json[], found: Json | undefined): Json {
  return (
    values.find(value => isScalar(value) && value === found) ?? values.find(value => value !== null) ?? null
  )
}

function fillObject(schema: JsonObject, path: string, filling: Filling, depth: number): JsonObject {
  const properties = isObject(schema.properties) ? schema.properties : {}
  const required = Array.isArray(schema.required)
    ? schema.required.filter(name => typeof name === 'string')
    : []
  const filled: [string, Json][] = []
  for (const [name, member] of Object.entries(properties)) {
    const here = path === '' ? name : `${path}\n${name}`
    const value = required.includes(name)
      ? fill(member, name, here, filling, depth + 1)
      : depth < DEEPEST_OPTIONAL
        ? fillOptional(member, name, here, filling, depth + 1)
        : undefined
    if (value !== undefined) filled.push([name, value])
  }
  for (const name of required)
    if (!Object.hasOwn(properties, name)) {
      const additional = isObject(schema.additionalProperties) ? schema.additionalProperties : {}
      filled.push([name, fill(additional, name, `${path}\n${name}`, filling, depth + 1)])
    }
  return Object.fromEntries(filled)
}

/** Only what was found: an object with at least one member that was, an array with at least one item. */
function fillOptional(
  schema: Json,
  name: string,
  path: string,
  filling: Filling,
  depth: number,
): Json | undefined {
  if (schema === false) return undefined
  const resolved = resolveSchema(schema, filling.root)
  const type = typeOf(resolved)
  if (type !== 'object') {
    if (resolved.const !== undefined) return resolved.const
    return filling.find(name, resolved, path) === undefined
      ? undefined
      : fill(resolved, name, path, filling, depth)
  }
  const members = isObject(resolved.properties) ? Object.entries(resolved.properties) : []
  const hasFound = members.some(
    ([member, one]) =>
      filling.find(member, resolveSchema(one, filling.root), `${path}\n${member}`) !== undefined,
  )
  return hasFound ? fillObject(resolved, path, filling, depth) : undefined
}

/** The found items that the schema of items can take. */
function fitting(found: readonly Json[], schema: JsonObject): Json[] {
  const choices = schema.enum
  if (Array.isArray(choices)) return found.filter(item => choices.includes(item))
  const type = typeOf(schema)
  if (type === 'number' || type === 'integer')
    return found.flatMap(item => (typeof item === 'number' ? fitNumber(item, type, schema) : []))
  if (type !== 'string') return []
  return found.flatMap(item => (typeof item === 'string' ? fitString(item, schema) : []))
}

function fillArray(schema: JsonObject, name: string, path: string, filling: Filling, depth: number): Json[] {
  const least = typeof schema.minItems === 'number' ? schema.minItems : 0
  const most = typeof schema.maxItems === 'number' ? schema.maxItems : Number.POSITIVE_INFINITY
  const member = resolveSchema(schema.items, filling.root)
  const found = filling.find(name, schema, path)
  const items: Json[] = Array.isArray(schema.prefixItems)
    ? schema.prefixItems.map(item => fill(item, name, `${path}\n`, filling, depth + 1))
    : Array.isArray(found)
      ? fitting(found, member).slice(0, most)
      : []
  const choices = member.enum
  while (items.length < Math.min(least, MOST_VALUES) && filling.left > 0) {
    const unused = Array.isArray(choices)
      ? choices.find(choice => !items.some(item => same(item, choice)))
      : undefined
    items.push(unused ?? fill(schema.items ?? {}, name, `${path}\n`, filling, depth + 1))
  }
  return items
}

function fill(schema: Json, name: string, path: string, filling: Filling, depth: number): Json {
  filling.left--
  const resolved = resolveSchema(schema, filling.root)
  const type = typeOf(resolved)
  if (resolved.const !== undefined) return resolved.const
  if (filling.left < 0 || depth > DEEPEST) return smallest(type)
  if (type === 'object') return fillObject(resolved, path, filling, depth)
  if (type === 'array') return fillArray(resolved, name, path, filling, depth)
  const found = filling.find(name, resolved, path)
  if (Array.isArray(resolved.enum)) return choose(resolved.enum, found)
  const value = found ?? resolved.default
  if (type === 'number' || type === 'integer')
    return fitNumber(typeof value === 'number' ? value : undefined, type, resolved)
  if (type === 'boolean') return value === true
  if (type === 'null') return null
  return fitString(typeof value === 'string' ? value : undefined, resolved)
}

/**
 * The smallest value that a JSON schema accepts, with what `find` knows in it. Keeps to types, `required`,
 * `enum`, `const`, ranges, lengths and local references; ends for any schema.
 */
export function fillSchema(schema: Json, find: FindValue): Json {
  return fill(schema, '', '', { root: schema, find, left: MOST_VALUES }, 0)
}
