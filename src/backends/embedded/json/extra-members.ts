import { createMatcher } from './create-validator.ts'
import { fitString } from './fit-value.ts'
import { isObject } from './is-object.ts'
import type { Json, JsonObject } from './json.ts'
import { samplePattern } from './sample-pattern.ts'

const MOST_ADDED = 1_000
const LONGEST_NAME = 1_000

const namesOf = (value: Json | undefined): string[] =>
  Array.isArray(value) ? value.filter(name => typeof name === 'string') : []

/** The schema of a member by its name: its own, that of the patterns it matches, or that of any other. */
function schemaFor(
  schema: JsonObject,
  name: string,
  matches: (text: string, pattern: string) => boolean,
): Json {
  const properties = isObject(schema.properties) ? schema.properties : {}
  const patterns = isObject(schema.patternProperties) ? Object.entries(schema.patternProperties) : []
  const own = Object.hasOwn(properties, name) ? [properties[name] ?? true] : []
  const matched = patterns.filter(([pattern]) => matches(name, pattern)).map(([, one]) => one)
  const all = [...own, ...matched]
  const [only] = all
  if (all.length === 0) return schema.additionalProperties ?? true
  return all.length === 1 && only !== undefined ? only : { allOf: all }
}

/** Names that a member without a name of its own may have. */
function* freeNames(schema: JsonObject, variant: number): Generator<string> {
  const patterns = isObject(schema.patternProperties) ? Object.keys(schema.patternProperties) : []
  const names = isObject(schema.propertyNames) ? schema.propertyNames : {}
  const known = Array.isArray(names.enum) ? names.enum.filter(name => typeof name === 'string') : []
  yield* known
  for (let turn = 0; turn < MOST_ADDED; turn++) {
    if (schema.additionalProperties !== false)
      yield fitString(undefined, { minLength: 1, ...names }, turn + variant + 1)
    for (const pattern of patterns) {
      const sample = samplePattern(pattern, 1, LONGEST_NAME, turn + variant)
      if (sample !== undefined) yield sample
    }
  }
}

/**
 * The members that an object needs beyond those it has: required ones without a schema of their own, those that
 * others depend on, and as many as it takes.
 * @param has the names of those it has
 */
export function extraMembers(
  schema: JsonObject,
  has: readonly string[],
  variant: number,
  accepts: (schema: Json, value: Json) => boolean,
): [string, Json][] {
  const matches = createMatcher()
  const present = new Set(has)
  const added: [string, Json][] = []
  const add = (name: string): void => {
    if (present.has(name)) return
    present.add(name)
    added.push([name, schemaFor(schema, name, matches)])
  }
  for (const name of namesOf(schema.required)) add(name)
  const dependent = isObject(schema.dependentRequired) ? schema.dependentRequired : {}
  for (let round = 0; round < 10; round++)
    for (const name of [...present])
      if (Object.hasOwn(dependent, name)) for (const needed of namesOf(dependent[name])) add(needed)
  const least = Math.min(typeof schema.minProperties === 'number' ? schema.minProperties : 0, MOST_ADDED)
  if (present.size >= least) return added
  const properties = isObject(schema.properties) ? schema.properties : {}
  for (const [name, member] of Object.entries(properties))
    if (present.size < least && member !== false) add(name)
  if (present.size >= least || (schema.additionalProperties === false && !isObject(schema.patternProperties)))
    return added
  for (const name of freeNames(schema, variant)) {
    if (present.size >= least) break
    if (schema.propertyNames === undefined || accepts(schema.propertyNames, name)) add(name)
  }
  return added
}
