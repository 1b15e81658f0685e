import { isObject } from './is-object.ts'
import type { Json, JsonObject } from './json.ts'
import { mergeSchemas, plainPart } from './merge-schemas.ts'
import { pointedAt } from './resolve-schema.ts'

const MOST_STEPS = 200
const MOST_ALTERNATIVES = 40

/** The parts of a schema that all hold, references followed, with the choices that are still to be made. */
interface Conjunction {
  readonly plain: readonly JsonObject[]
  readonly choices: readonly (readonly Json[])[]
}

/** Undefined where nothing is accepted, or references do not end. */
function conjunction(schemas: readonly Json[], root: Json): Conjunction | undefined {
  const plain: JsonObject[] = []
  const choices: (readonly Json[])[] = []
  const open = [...schemas]
  const followed = new Set<string>()
  for (let steps = 0; open.length > 0; steps++) {
    const schema = open.shift()
    if (schema === false || steps > MOST_STEPS) return undefined
    if (!isObject(schema)) continue
    plain.push(plainPart(schema))
    if (typeof schema.$ref === 'string' && !followed.has(schema.$ref)) {
      followed.add(schema.$ref)
      open.push(pointedAt(root, schema.$ref) ?? true)
    }
    if (Array.isArray(schema.allOf)) open.push(...schema.allOf)
    if (Array.isArray(schema.anyOf)) choices.push(schema.anyOf)
    if (Array.isArray(schema.oneOf)) choices.push(schema.oneOf)
    if (schema.if !== undefined)
      choices.push([{ allOf: [schema.if, schema.then ?? true] }, schema.else ?? true, schema.then ?? true])
  }
  return { plain, choices }
}

const isNull = (schema: Json): boolean =>
  isObject(schema) && (schema.type === 'null' || schema.const === null)

/** How much there is to fill at least, without following references. */
function weight(schema: Json): number {
  if (!isObject(schema)) return 0
  if (schema.type === 'null' || schema.const !== undefined || schema.enum !== undefined) return 0
  if (schema.$ref !== undefined) return 50
  if (Array.isArray(schema.required)) return 5 + schema.required.length * 10
  const parts = [schema.anyOf, schema.oneOf, schema.allOf].flatMap(list => (Array.isArray(list) ? list : []))
  if (parts.length > 0) return 20
  if (schema.type === 'array' || schema.type === 'object')
    return typeof schema.minItems === 'number' && schema.minItems > 0 ? 30 : 3
  return 1
}

/** The order in which choices are tried: what says more before null, deep down what ends soonest. */
function ordered(choice: readonly Json[], variant: number, ending: boolean): readonly Json[] {
  if (ending) return [...choice].sort((one, other) => weight(one) - weight(other))
  const full = [...choice.filter(one => !isNull(one)), ...choice.filter(isNull)]
  const turn = full.length === 0 ? 0 : variant % full.length
  return [...full.slice(turn), ...full.slice(0, turn)]
}

/**
 * The schemas without references and combinations that a schema may come down to, the first choice first.
 * @param variant begins with another choice
 * @param ending whether to begin with what ends soonest, so that a schema that contains itself comes to an end
 */
export function* alternatives(
  schema: Json,
  root: Json,
  variant: number,
  ending: boolean,
): Generator<JsonObject> {
  const budget = { left: MOST_ALTERNATIVES }
  yield* expand([schema], root, variant, ending, budget, 0)
}

function* expand(
  schemas: readonly Json[],
  root: Json,
  variant: number,
  ending: boolean,
  budget: { left: number },
  depth: number,
): Generator<JsonObject> {
  const found = conjunction(schemas, root)
  if (found === undefined || depth > MOST_STEPS) return
  const plain = found.plain.reduce<JsonObject>((one, other) => mergeSchemas(one, other), {})
  const [first, ...others] = found.choices
  if (first === undefined) {
    if (budget.left-- > 0) yield plain
    return
  }
  const rest = others.map(choice => ({ anyOf: [...choice] }))
  for (const option of ordered(first, variant, ending)) {
    if (budget.left <= 0) return
    yield* expand([plain, option, ...rest], root, variant, ending, budget, depth + 1)
  }
}

const combinations = [
  'anyOf',
  'oneOf',
  'allOf',
  'not',
  'if',
  '$ref',
  'enum',
  'const',
  'pattern',
  'format',
  'multipleOf',
  'dependentRequired',
  'propertyNames',
  'contains',
  'patternProperties',
  'uniqueItems',
  'minProperties',
  'exclusiveMinimum',
  'exclusiveMaximum',
]

/** Whether a value made for a schema may still miss what the schema says, so that it must be checked. */
export const needsCheck = (schema: Json): boolean =>
  isObject(schema) && combinations.some(name => Object.hasOwn(schema, name))
