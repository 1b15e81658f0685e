import { isObject } from './is-object.ts'
import type { Json, JsonObject } from './json.ts'
import { sameValue } from './same-value.ts'

const greatest = 'minimum exclusiveMinimum minLength minItems minProperties minContains'.split(' ')
const least = 'maximum exclusiveMaximum maxLength maxItems maxProperties maxContains'.split(' ')
const combined = new Set('allOf anyOf oneOf not if then else $ref'.split(' '))

const objectOf = (value: Json | undefined): JsonObject => (isObject(value) ? value : {})
const both = (one: Json | undefined, other: Json | undefined): Json =>
  one === undefined || one === true
    ? (other ?? true)
    : other === undefined || other === true || one === other
      ? one
      : one === false || other === false
        ? false
        : { allOf: [one, other] }

/** The types that both allow: an integer is a number. */
function bothTypes(one: Json, other: Json): Json {
  const [ones, others] = [[one].flat(), [other].flat()]
  const shared = ones.flatMap(type => {
    if (others.includes(type)) return [type]
    if (type === 'number' && others.includes('integer')) return ['integer']
    return type === 'integer' && others.includes('number') ? ['integer'] : []
  })
  return shared.length === 1 ? (shared[0] ?? []) : shared
}

function commonMultiple(one: number, other: number): number {
  let scale = 1
  while (scale < 1e9 && !(Number.isInteger(one * scale) && Number.isInteger(other * scale))) scale *= 10
  let [a, b] = [Math.round(one * scale), Math.round(other * scale)]
  const product = a * b
  while (b > 0) [a, b] = [b, a % b]
  return a > 0 ? product / a / scale : one
}

function bothProperties(one: JsonObject, other: JsonObject): JsonObject {
  const [ones, others] = [objectOf(one.properties), objectOf(other.properties)]
  const merged: [string, Json][] = []
  for (const name of new Set([...Object.keys(ones), ...Object.keys(others)])) {
    const own = Object.hasOwn(ones, name)
      ? ones[name]
      : one.patternProperties
        ? true
        : one.additionalProperties
    const second = Object.hasOwn(others, name)
      ? others[name]
      : other.patternProperties
        ? true
        : other.additionalProperties
    merged.push([name, both(own, second)])
  }
  return Object.fromEntries(merged)
}

function bothLists(
  one: Json[],
  other: Json[],
  restOne: Json | undefined,
  restOther: Json | undefined,
): Json[] {
  const length = Math.max(one.length, other.length)
  return Array.from({ length }, (_, index) => both(one[index] ?? restOne, other[index] ?? restOther))
}

/** What two schemas want together, combinations left aside: the narrower of each limit. */
export function mergeSchemas(one: JsonObject, other: JsonObject): JsonObject {
  const merged: JsonObject = { ...one, ...other }
  for (const name of greatest)
    if (typeof one[name] === 'number' && typeof other[name] === 'number')
      merged[name] = Math.max(one[name], other[name])
  for (const name of least)
    if (typeof one[name] === 'number' && typeof other[name] === 'number')
      merged[name] = Math.min(one[name], other[name])
  if (one.type !== undefined && other.type !== undefined) merged.type = bothTypes(one.type, other.type)
  if (Array.isArray(one.enum) && Array.isArray(other.enum)) {
    const others = other.enum
    merged.enum = one.enum.filter(value => others.some(choice => sameValue(choice, value)))
  }
  if (typeof one.multipleOf === 'number' && typeof other.multipleOf === 'number')
    merged.multipleOf = commonMultiple(one.multipleOf, other.multipleOf)
  if (one.properties !== undefined || other.properties !== undefined)
    merged.properties = bothProperties(one, other)
  if (one.additionalProperties !== undefined || other.additionalProperties !== undefined)
    merged.additionalProperties = both(one.additionalProperties, other.additionalProperties)
  if (isObject(one.patternProperties) && isObject(other.patternProperties)) {
    const [ones, others] = [one.patternProperties, other.patternProperties]
    merged.patternProperties = Object.fromEntries(
      [...new Set([...Object.keys(ones), ...Object.keys(others)])].map(name => [
        name,
        both(ones[name], others[name]),
      ]),
    )
  }
  if (Array.isArray(one.required) && Array.isArray(other.required))
    merged.required = [...new Set([...one.required, ...other.required])]
  if (isObject(one.dependentRequired) && isObject(other.dependentRequired))
    merged.dependentRequired = { ...one.dependentRequired, ...other.dependentRequired }
  if (Array.isArray(one.prefixItems) || Array.isArray(other.prefixItems)) {
    const lists = [one.prefixItems, other.prefixItems].map(list => (Array.isArray(list) ? list : []))
    merged.prefixItems = bothLists(lists[0] ?? [], lists[1] ?? [], one.items, other.items)
  }
  if (one.items !== undefined && other.items !== undefined) merged.items = both(one.items, other.items)
  if (one.uniqueItems === true || other.uniqueItems === true) merged.uniqueItems = true
  if (one.contains !== undefined && other.contains !== undefined)
    merged.contains = both(one.contains, other.contains)
  return merged
}

/** A schema without its combinations and references. */
export const plainPart = (schema: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(schema).filter(([name]) => !combined.has(name)))
