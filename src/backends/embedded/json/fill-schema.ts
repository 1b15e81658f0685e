import { alternatives, needsCheck } from './alternatives.ts'
import { createValidator } from './create-validator.ts'
import { extraMembers } from './extra-members.ts'
import { fitNumber, fitString } from './fit-value.ts'
import { isObject } from './is-object.ts'
import type { Json, JsonObject } from './json.ts'
import { resolveSchema, typeOf } from './resolve-schema.ts'
import { sameValue } from './same-value.ts'

/**
 * Looks a value up for a member: undefined where there is none to be found.
 * @param schema resolved: without references and combinations
 * @param path the names from the root on, joined by line breaks
 */
export type FindValue = (name: string, schema: JsonObject, path?: string) => Json | undefined

/** Deeper and larger values are not built: what is left is the smallest value of its type. */
const DEEPEST = 600
const MOST_VALUES = 5_000
/** Values tried in vain count less. */
const MOST_FILLINGS = 40_000
/** Members that are not required are filled down to this depth, lest a schema that contains itself never ends. */
const DEEPEST_OPTIONAL = 4
/** From here on choices that end soonest come first. */
const DEEPEST_FREE = 6
const MOST_VARIANTS = 12

/** A place to fill: `variant` asks for another value than that of another number, where there are others. */
interface Place {
  readonly name: string
  readonly path: string
  readonly depth: number
  readonly variant: number
}

interface Filling {
  readonly root: Json
  readonly find: FindValue
  readonly accepts: (schema: Json, value: Json) => boolean
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

const isScalar = (value: Json | undefined): boolean => typeof value !== 'object' || value === null
const below = (place: Place, name: string): Place => ({
  ...place,
  name,
  path: place.path === '' ? name : `${place.path}\n${name}`,
  depth: place.depth + 1,
})

const listOf = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : [])
const namesOf = (value: Json | undefined): string[] => listOf(value).filter(name => typeof name === 'string')

/** The choices that the rest of the schema accepts; the found one first. */
function choose(
  schema: JsonObject,
  choices: readonly Json[],
  found: Json | undefined,
  filling: Filling,
  variant: number,
): Json {
  const { enum: _enum, ...rest } = schema
  const accepted = choices.filter(choice => filling.accepts(rest, choice))
  const open = accepted.filter(choice => choice !== null)
  const usable = open.length > 0 ? [...open, ...accepted.filter(choice => choice === null)] : accepted
  const said = usable.find(value => isScalar(value) && value === found)
  return said !== undefined && variant === 0
    ? said
    : (usable[variant % Math.max(1, usable.length)] ?? choices[0] ?? null)
}

function fillObject(schema: JsonObject, place: Place, filling: Filling): JsonObject {
  const properties = isObject(schema.properties) ? schema.properties : {}
  const required = namesOf(schema.required)
  const filled: [string, Json][] = []
  const add = (name: string, member: Json): void => {
    filled.push([name, fill(member, below(place, name), filling)])
  }
  for (const [name, member] of Object.entries(properties)) {
    if (required.includes(name)) add(name, member)
    else if (
      place.depth < DEEPEST_OPTIONAL &&
      (typeof schema.maxProperties !== 'number' || required.length + filled.length < schema.maxProperties)
    ) {
      const value = fillOptional(member, below(place, name), filling)
      if (value !== undefined) filled.push([name, value])
    }
  }
  for (const [name, member] of extraMembers(
    schema,
    filled.map(([name]) => name),
    place.variant,
    filling.accepts,
  ))
    add(name, member)
  return Object.fromEntries(filled)
}

function firstAlternative(schema: Json, place: Place, { root }: Filling): JsonObject {
  for (const one of alternatives(schema, root, 0, place.depth > DEEPEST_FREE)) return one
  return resolveSchema(schema, root)
}

/** Only what was found: an object with at least one member that was, an array with at least one item. */
function fillOptional(schema: Json, place: Place, filling: Filling): Json | undefined {
  if (schema === false) return undefined
  const resolved = firstAlternative(schema, place, filling)
  if (typeOf(resolved) !== 'object') {
    if (resolved.const !== undefined) return valid(schema, resolved.const, filling)
    if (filling.find(place.name, resolved, place.path) === undefined) return undefined
    return valid(schema, fillWhole(schema, place, filling), filling)
  }
  const members = isObject(resolved.properties) ? Object.entries(resolved.properties) : []
  const hasFound = members.some(([member, one]) => {
    const at = below(place, member)
    return filling.find(member, resolveSchema(one, filling.root), at.path) !== undefined
  })
  return hasFound ? valid(schema, fillObject(resolved, place, filling), filling) : undefined
}

const valid = (schema: Json, value: Json, { accepts }: Filling): Json | undefined =>
  accepts(schema, value) ? value : undefined

/** The found items that the schema of items can take. */
function fitting(found: readonly Json[], schema: Json, filling: Filling): Json[] {
  const resolved = resolveSchema(schema, filling.root)
  const type = typeOf(resolved)
  return found.flatMap(item => {
    const fitted =
      typeof item === 'string' && type === 'string' && resolved.enum === undefined
        ? fitString(item, resolved)
        : typeof item === 'number' && (type === 'number' || type === 'integer') && resolved.enum === undefined
          ? fitNumber(item, type, resolved)
          : item
    return filling.accepts(schema, fitted) ? [fitted] : []
  })
}

function fillArray(schema: JsonObject, place: Place, filling: Filling): Json[] {
  const firsts = [...listOf(schema.prefixItems), ...listOf(schema.items)]
  const rest: Json = Array.isArray(schema.items) ? (schema.additionalItems ?? true) : (schema.items ?? true)
  const most = typeof schema.maxItems === 'number' ? schema.maxItems : Number.POSITIVE_INFINITY
  const contained =
    schema.contains === undefined ? 0 : typeof schema.minContains === 'number' ? schema.minContains : 1
  const grown =
    place.variant > 0 && rest !== false && !(typeof schema.maxContains === 'number')
      ? Math.ceil(place.variant / 4)
      : 0
  const least = Math.max(
    typeof schema.minItems === 'number' ? schema.minItems : 0,
    Math.min(firsts.length + contained, most),
  )
  const found = filling.find(place.name, schema, place.path)
  const items: Json[] = []
  const isNew = (item: Json): boolean =>
    schema.uniqueItems !== true || !items.some(other => sameValue(item, other))
  if (Array.isArray(found) && firsts.length === 0 && contained === 0 && place.variant === 0)
    for (const item of fitting(found, rest, filling)) if (items.length < most && isNew(item)) items.push(item)
  const wanted = Math.min(most, Math.max(least, Math.min(least + grown, most)), MOST_VALUES)
  const below = (variant: number): Place => ({
    ...place,
    path: `${place.path}\n`,
    depth: place.depth + 1,
    variant,
  })
  while (items.length < wanted && filling.left > 0) {
    const index = items.length
    const own = firsts[index] ?? rest
    const member: Json =
      index >= firsts.length && index < firsts.length + contained
        ? { allOf: [own, schema.contains ?? true] }
        : own
    const item = another(
      member,
      below(place.variant),
      filling,
      isNew,
      schema.uniqueItems === true ? items.length * 3 + 12 : 1,
    )
    if (item === undefined) break
    items.push(item)
  }
  return items
}

/** An item that is not there yet. */
function another(
  schema: Json,
  place: Place,
  filling: Filling,
  isNew: (item: Json) => boolean,
  tries: number,
): Json | undefined {
  for (let more = 0; more < tries && filling.left > 0; more++) {
    const item = fill(schema, { ...place, variant: place.variant + more }, filling)
    if (isNew(item)) return item
  }
  return undefined
}

/** A value for a schema without references and combinations. */
function fillPlain(schema: JsonObject, place: Place, filling: Filling): Json {
  const { variant } = place
  const type = typeOf(schema, variant)
  if (schema.const !== undefined) return schema.const
  if (Array.isArray(schema.enum)) {
    const found = variant === 0 ? filling.find(place.name, schema, place.path) : undefined
    return choose(schema, schema.enum, found, filling, variant)
  }
  if (type === 'object') return fillObject(schema, place, filling)
  if (type === 'array') return fillArray(schema, place, filling)
  const found = variant === 0 ? filling.find(place.name, schema, place.path) : undefined
  const value = found ?? (variant === 0 ? schema.default : undefined)
  if (type === 'number' || type === 'integer')
    return fitNumber(typeof value === 'number' ? value : undefined, type, schema, variant)
  if (type === 'boolean') return (value === true) !== (variant % 2 === 1)
  if (type === 'null') return null
  return fitString(typeof value === 'string' ? value : undefined, schema, variant)
}

const isNull = (schema: Json): boolean =>
  isObject(schema) && (schema.type === 'null' || schema.const === null)

/** Whether the schema names null as a choice, so that null may stand for what nobody said. */
function offersNull(schema: Json): boolean {
  if (!isObject(schema) || schema.default !== undefined) return false
  const choices = [...listOf(schema.anyOf), ...listOf(schema.oneOf)]
  const types = listOf(schema.type)
  return (types.includes('null') && types.length > 1) || (choices.length > 1 && choices.some(isNull))
}

function fill(schema: Json, place: Place, filling: Filling): Json {
  filling.left--
  if (filling.left < 0 || place.depth > DEEPEST) return smallest(typeOf(resolveSchema(schema, filling.root)))
  const mayBeNull = place.variant === 0 && place.depth > 0 && offersNull(schema)
  if (mayBeNull && filling.accepts(schema, null)) return fillOptional(schema, place, filling) ?? null
  return fillWhole(schema, place, filling)
}

/** A value that says more than null where there is one. */
function fillWhole(schema: Json, place: Place, filling: Filling): Json {
  const mustCheck = needsCheck(schema)
  let first: Json | undefined
  for (const plain of alternatives(schema, filling.root, place.variant, place.depth > DEEPEST_FREE)) {
    for (let more = 0; more < MOST_VARIANTS; more++) {
      const value = fillPlain(plain, { ...place, variant: place.variant + more }, filling)
      if (!mustCheck || filling.accepts(schema, value)) return value
      if (first === undefined) first = value
      if (filling.left < 0) return first
    }
  }
  const plainest = anything.find(value => filling.accepts(schema, value))
  if (plainest !== undefined) return plainest
  return first !== undefined ? first : smallest(typeOf(resolveSchema(schema, filling.root)))
}

/** Tried where a schema only says what it is not. */
const anything: readonly Json[] = [null, 0, 1, true, false, [], {}, '', 'unknown', -1, [0, 1]]

/**
 * The smallest value that a JSON schema accepts, with what `find` knows in it. Ends for any schema; where none of the
 * values tried is accepted (there may be none), the first one.
 */
export function fillSchema(schema: Json, find: FindValue): Json {
  const filling: Filling = { root: schema, find, accepts: createValidator(schema), left: MOST_FILLINGS }
  return fill(schema, { name: '', path: '', depth: 0, variant: 0 }, filling)
}
