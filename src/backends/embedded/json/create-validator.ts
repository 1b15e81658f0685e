import { RE2JS } from 're2js'
import { hasFormat } from './formats.ts'
import { isObject } from './is-object.ts'
import type { Json, JsonObject } from './json.ts'
import { pointedAt } from './resolve-schema.ts'
import { sameValue } from './same-value.ts'

const DEEPEST = 700
const MOST_CHECKS = 2_000_000

interface Checking {
  readonly root: Json
  readonly matches: Matches
  left: number
}

type Matches = (text: string, pattern: string) => boolean

/** Whether texts match patterns, each compiled once; a pattern that cannot be read here accepts any. */
export function createMatcher(): Matches {
  const compiled = new Map<string, RE2JS | undefined>()
  return (text, pattern) => {
    if (!compiled.has(pattern)) compiled.set(pattern, compile(pattern))
    return compiled.get(pattern)?.matcher(text).find() ?? true
  }
}

function compile(pattern: string): RE2JS | undefined {
  try {
    return RE2JS.compile(pattern)
  } catch {
    return undefined
  }
}

const isType: Readonly<Record<string, (value: Json) => boolean>> = {
  string: value => typeof value === 'string',
  number: value => typeof value === 'number',
  integer: value => Number.isInteger(value),
  boolean: value => typeof value === 'boolean',
  null: value => value === null,
  array: value => Array.isArray(value),
  object: value => isObject(value),
}

const hasType = (name: Json, value: Json): boolean =>
  typeof name !== 'string' || !Object.hasOwn(isType, name) || (isType[name]?.(value) ?? true)

const within = (value: number, least: Json | undefined, most: Json | undefined): boolean =>
  (typeof least !== 'number' || value >= least) && (typeof most !== 'number' || value <= most)

function stringFits(schema: JsonObject, value: string, { matches }: Checking): boolean {
  return (
    ((schema.minLength === undefined && schema.maxLength === undefined) ||
      within([...value].length, schema.minLength, schema.maxLength)) &&
    (typeof schema.pattern !== 'string' || matches(value, schema.pattern)) &&
    (typeof schema.format !== 'string' || hasFormat(value, schema.format))
  )
}

function numberFits(schema: JsonObject, value: number): boolean {
  const { minimum, maximum, exclusiveMinimum: above, exclusiveMaximum: below, multipleOf } = schema
  if (!within(value, minimum, maximum)) return false
  if (typeof above === 'number' && value <= above) return false
  if (typeof below === 'number' && value >= below) return false
  if (above === true && value === minimum) return false
  if (below === true && value === maximum) return false
  return typeof multipleOf !== 'number' || multipleOf <= 0 || Number.isInteger(value / multipleOf)
}

function arrayFits(schema: JsonObject, value: readonly Json[], checking: Checking, depth: number): boolean {
  if (!within(value.length, schema.minItems, schema.maxItems)) return false
  const first = Array.isArray(schema.prefixItems)
    ? schema.prefixItems
    : Array.isArray(schema.items)
      ? schema.items
      : []
  const rest = Array.isArray(schema.items) ? (schema.additionalItems ?? true) : (schema.items ?? true)
  if (!value.every((item, index) => fits(first[index] ?? rest, item, checking, depth + 1))) return false
  if (
    schema.uniqueItems === true &&
    value.some((item, index) => value.slice(0, index).some(other => sameValue(item, other)))
  )
    return false
  if (schema.contains === undefined) return true
  const { contains } = schema
  const count = value.filter(item => fits(contains, item, checking, depth + 1)).length
  return within(count, schema.minContains ?? 1, schema.maxContains)
}

function objectFits(schema: JsonObject, value: JsonObject, checking: Checking, depth: number): boolean {
  const names = Object.keys(value)
  if (!within(names.length, schema.minProperties, schema.maxProperties)) return false
  const has = (name: Json): boolean => typeof name !== 'string' || Object.hasOwn(value, name)
  if (Array.isArray(schema.required) && !schema.required.every(has)) return false
  const dependent = { ...(isObject(schema.dependentRequired) ? schema.dependentRequired : {}) }
  if (
    !Object.entries(dependent).every(
      ([name, needed]) => !Object.hasOwn(value, name) || !Array.isArray(needed) || needed.every(has),
    )
  )
    return false
  const known = isObject(schema.properties) ? schema.properties : {}
  const patterns = isObject(schema.patternProperties) ? Object.entries(schema.patternProperties) : []
  return names.every(name => {
    if (schema.propertyNames !== undefined && !fits(schema.propertyNames, name, checking, depth + 1))
      return false
    const member = value[name] ?? null
    const own = Object.hasOwn(known, name) ? [known[name] ?? true] : []
    const matched = patterns.filter(([pattern]) => checking.matches(name, pattern)).map(([, one]) => one)
    const all = own.length + matched.length > 0 ? [...own, ...matched] : [schema.additionalProperties ?? true]
    return all.every(one => fits(one, member, checking, depth + 1))
  })
}

function combinationsFit(schema: JsonObject, value: Json, checking: Checking, depth: number): boolean {
  const { allOf, anyOf, oneOf, not, if: when } = schema
  const accepts = (one: Json): boolean => fits(one, value, checking, depth + 1)
  if (typeof schema.$ref === 'string') {
    const target = pointedAt(checking.root, schema.$ref)
    if (target !== undefined && !accepts(target)) return false
  }
  if (Array.isArray(allOf) && !allOf.every(accepts)) return false
  if (Array.isArray(anyOf) && !anyOf.some(accepts)) return false
  if (Array.isArray(oneOf) && oneOf.filter(accepts).length !== 1) return false
  if (not !== undefined && accepts(not)) return false
  return when === undefined || accepts((accepts(when) ? schema.then : schema.else) ?? true)
}

function fits(schema: Json, value: Json, checking: Checking, depth: number): boolean {
  if (!isObject(schema)) return schema !== false
  if (checking.left-- < 0 || depth > DEEPEST) return true
  const { type, enum: choices, const: only } = schema
  if (type !== undefined && ![type].flat().some(name => hasType(name, value))) return false
  if (only !== undefined && !sameValue(only, value)) return false
  if (Array.isArray(choices) && !choices.some(choice => sameValue(choice, value))) return false
  const own =
    typeof value === 'string'
      ? stringFits(schema, value, checking)
      : typeof value === 'number'
        ? numberFits(schema, value)
        : Array.isArray(value)
          ? arrayFits(schema, value, checking, depth)
          : isObject(value)
            ? objectFits(schema, value, checking, depth)
            : true
  return own && combinationsFit(schema, value, checking, depth)
}

/**
 * Makes a check of whether a JSON schema accepts a value, as far as schemas are read here. It ends for any schema;
 * after 2,000,000 steps everything is accepted.
 * @param root what references point into
 */
export function createValidator(root: Json): (schema: Json, value: Json) => boolean {
  const checking: Checking = { root, matches: createMatcher(), left: MOST_CHECKS }
  return (schema, value) => fits(schema, value, checking, 0)
}
