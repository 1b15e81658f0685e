import { compileSchemaPattern, type SchemaPattern } from './compile-schema-pattern.ts'
import { type Path, shown, shownList, typeNames, written } from './describe-schema-problem.ts'
import { hasFormat } from './has-format.ts'

type JsonObject = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Steps of one check: schemas and values come from others, and choices within choices can double the work each time. */
const MOST_STEPS = 100_000
/** A stack of this depth is safe; JSON that is deeper is not judged. */
const DEEPEST = 500
const LONGEST_CHAIN = 32
/** What compiling a pattern costs, in steps. */
const COMPILING = 5_000

interface Checking {
  readonly root: unknown
  readonly patterns: Map<string, SchemaPattern | undefined>
  steps: number
}

/**
 * The first thing in which a value is not as its schema (JSON Schema, draft 2020-12) says: `$.items[2].price: must be a
 * number`. Undefined where there is none, and where a check would take too long. References are followed within the
 * schema only; keywords beyond types, choices, members, items, ranges, lengths, patterns, formats and combinations mean
 * nothing here.
 */
export const checkSchema = (value: unknown, schema: unknown): string | undefined => {
  const checking: Checking = { root: schema, patterns: new Map(), steps: 0 }
  const problem = check(value, schema, undefined, checking, 0)
  return isExhausted(checking) ? undefined : problem
}

const isExhausted = ({ steps }: Checking): boolean => steps > MOST_STEPS

const check = (
  value: unknown,
  schema: unknown,
  path: Path | undefined,
  checking: Checking,
  depth: number,
): string | undefined => {
  if (schema === false) return `${written(path)}: is not allowed`
  if (!isObject(schema) || isExhausted(checking) || depth > DEEPEST) return undefined
  checking.steps++
  const { type, enum: choices } = schema
  if (type !== undefined && !hasType(value, type)) return `${written(path)}: must be ${typeNames(type)}`
  if (Array.isArray(choices) && !choices.some(choice => isSame(value, choice, checking)))
    return `${written(path)}: must be one of ${shownList(choices)}`
  if (Object.hasOwn(schema, 'const') && !isSame(value, schema.const, checking))
    return `${written(path)}: must be ${shown(schema.const)}`
  return (
    checkReference(value, schema, path, checking, depth) ??
    checkChoices(value, schema, path, checking, depth) ??
    checkValue(value, schema, path, checking, depth)
  )
}

const checkValue = (
  value: unknown,
  schema: JsonObject,
  path: Path | undefined,
  checking: Checking,
  depth: number,
): string | undefined => {
  if (typeof value === 'string') return told(path, checkText(value, schema, checking))
  if (typeof value === 'number') return told(path, checkNumber(value, schema))
  if (Array.isArray(value)) return checkItems(value, schema, path, checking, depth)
  return isObject(value) ? checkMembers(value, schema, path, checking, depth) : undefined
}

const told = (path: Path | undefined, problem: string | undefined) =>
  problem && `${written(path)}: ${problem}`

const checkReference = (
  value: unknown,
  schema: JsonObject,
  path: Path | undefined,
  checking: Checking,
  depth: number,
): string | undefined => {
  let target: unknown = schema
  for (let links = 0; isObject(target) && typeof target.$ref === 'string'; links++) {
    const { $ref, ...beside } = target
    // A reference that only leads to itself says nothing.
    if (links > LONGEST_CHAIN) return undefined
    if (links > 0 && Object.keys(beside).length > 0) break
    checking.steps += $ref.length / 10
    target = pointedAt(checking.root, $ref)
  }
  return target === schema ? undefined : check(value, target, path, checking, depth + 1)
}

/** What a local reference such as `#/$defs/name` points at; undefined for any other. */
const pointedAt = (root: unknown, reference: string): unknown => {
  if (!reference.startsWith('#')) return undefined
  return reference
    .slice(1)
    .split('/')
    .slice(1)
    .map(part => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>((current, name) => {
      if (Array.isArray(current)) return current[Number(name)]
      return isObject(current) && Object.hasOwn(current, name) ? current[name] : undefined
    }, root)
}

const checkChoices = (
  value: unknown,
  { allOf, anyOf, oneOf }: JsonObject,
  path: Path | undefined,
  checking: Checking,
  depth: number,
): string | undefined => {
  const against = (schema: unknown) => check(value, schema, path, checking, depth + 1)
  if (Array.isArray(allOf))
    for (const schema of allOf) {
      const problem = against(schema)
      if (problem !== undefined) return problem
    }
  if (Array.isArray(anyOf) && !anyOf.some(schema => against(schema) === undefined))
    return `${written(path)}: is none of the forms of anyOf`
  if (!Array.isArray(oneOf)) return undefined
  const fitting = oneOf.filter(schema => against(schema) === undefined).length
  // Without steps left everything fits.
  if (fitting === 1 || isExhausted(checking)) return undefined
  return `${written(path)}: is ${fitting === 0 ? 'none' : 'more than one'} of the forms of oneOf`
}

const checkMembers = (
  value: JsonObject,
  schema: JsonObject,
  path: Path | undefined,
  checking: Checking,
  depth: number,
): string | undefined => {
  const { required, additionalProperties, minProperties, maxProperties } = schema
  const properties = isObject(schema.properties) ? schema.properties : {}
  const patterns = isObject(schema.patternProperties) ? Object.entries(schema.patternProperties) : []
  const names = Array.isArray(required) ? required : []
  checking.steps += (names.length + patterns.length) / 10
  for (const name of names)
    if (typeof name === 'string' && !Object.hasOwn(value, name))
      return `${written(path)}: ${shown(name)} is required`
  const entries = Object.entries(value)
  const count = checkSize(entries.length, minProperties, maxProperties, 'members')
  if (count !== undefined) return told(path, count)
  for (const [name, member] of entries) {
    if (isExhausted(checking)) return undefined
    const schemas = patterns.filter(([pattern]) => matches(name, pattern, checking)).map(([, each]) => each)
    if (Object.hasOwn(properties, name)) schemas.push(properties[name])
    if (schemas.length === 0) schemas.push(additionalProperties)
    for (const each of schemas) {
      const problem = check(member, each, { parent: path, key: name }, checking, depth + 1)
      if (problem !== undefined) return problem
    }
  }
  return undefined
}

const checkItems = (
  value: readonly unknown[],
  { prefixItems, items, minItems, maxItems, uniqueItems }: JsonObject,
  path: Path | undefined,
  checking: Checking,
  depth: number,
): string | undefined => {
  const size = checkSize(value.length, minItems, maxItems, 'items')
  if (size !== undefined) return told(path, size)
  if (uniqueItems === true && repeats(value, checking)) return `${written(path)}: must not repeat an item`
  const first = Array.isArray(prefixItems) ? prefixItems : []
  for (const [index, item] of value.entries()) {
    if (isExhausted(checking)) return undefined
    const schema = index < first.length ? first[index] : items
    const problem = check(item, schema, { parent: path, key: index }, checking, depth + 1)
    if (problem !== undefined) return problem
  }
  return undefined
}

const repeats = (items: readonly unknown[], checking: Checking): boolean => {
  const seen = new Set<string>()
  for (const item of items) {
    const text = canonical(item, checking)
    if (isExhausted(checking)) return false
    if (seen.has(text)) return true
    seen.add(text)
  }
  return false
}

const checkText = (value: string, schema: JsonObject, checking: Checking): string | undefined => {
  const { minLength, maxLength, pattern, format } = schema
  checking.steps += value.length / 1_000
  const counted = minLength === undefined && maxLength === undefined ? 0 : [...value].length
  const size = checkSize(counted, minLength, maxLength, 'characters')
  if (size !== undefined) return size
  if (typeof pattern === 'string' && !matches(value, pattern, checking)) return `must match ${shown(pattern)}`
  return typeof format === 'string' && !hasFormat(value, format)
    ? `must be of the format ${format}`
    : undefined
}

const matches = (text: string, pattern: string, checking: Checking): boolean => {
  const { patterns } = checking
  if (!patterns.has(pattern)) {
    checking.steps += COMPILING
    patterns.set(pattern, compileSchemaPattern(pattern))
  }
  const compiled = patterns.get(pattern)
  if (compiled === undefined) return true
  checking.steps += 1 + text.length * compiled.cost
  return isExhausted(checking) || compiled.matches(text)
}

const checkSize = (size: number, least: unknown, most: unknown, what: string): string | undefined => {
  if (typeof least === 'number' && size < least) return `must have at least ${least} ${what}`
  return typeof most === 'number' && size > most ? `must have at most ${most} ${what}` : undefined
}

const checkNumber = (value: number, schema: JsonObject): string | undefined => {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema
  if (typeof minimum === 'number' && value < minimum) return `must be at least ${minimum}`
  if (typeof maximum === 'number' && value > maximum) return `must be at most ${maximum}`
  if (typeof exclusiveMinimum === 'number' && value <= exclusiveMinimum)
    return `must be over ${exclusiveMinimum}`
  if (typeof exclusiveMaximum === 'number' && value >= exclusiveMaximum)
    return `must be under ${exclusiveMaximum}`
  if (typeof multipleOf !== 'number' || multipleOf <= 0) return undefined
  const steps = value / multipleOf
  // 0.3 is a multiple of 0.1 to whoever writes it.
  return Math.abs(steps - Math.round(steps)) > 1e-9 * Math.max(1, Math.abs(steps))
    ? `must be a multiple of ${multipleOf}`
    : undefined
}

const hasType = (value: unknown, type: unknown): boolean =>
  Array.isArray(type) ? type.some(each => isOfType(value, each)) : isOfType(value, type)

const isOfType = (value: unknown, type: unknown): boolean => {
  switch (type) {
    case 'object':
      return isObject(value)
    case 'array':
      return Array.isArray(value)
    case 'null':
      return value === null
    case 'integer':
      return Number.isInteger(value)
    case 'string':
    case 'number':
    case 'boolean':
      return typeof value === type
    default:
      return true
  }
}

const isSame = (one: unknown, other: unknown, checking: Checking): boolean => {
  checking.steps++
  if (typeof one !== 'object' || one === null || typeof other !== 'object') return one === other
  return isExhausted(checking) || canonical(one, checking) === canonical(other, checking)
}

/** The same for values that are equal, in whatever order their members come. */
const canonical = (value: unknown, checking: Checking, depth = 0): string => {
  if (++checking.steps > MOST_STEPS || depth > DEEPEST) return ''
  if (Array.isArray(value)) return `[${value.map(item => canonical(item, checking, depth + 1)).join()}]`
  if (!isObject(value)) return JSON.stringify(value) ?? ''
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member, checking, depth + 1)}`).join()}}`
}
