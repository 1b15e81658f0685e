import { codePoints } from '../../conversation/code-points.ts'
import { type BedrockException, validationException } from '../../errors.ts'
import { isObject, type JsonObject } from './json.ts'

/** The names that Bedrock's checker has for the types of JSON. */
export type JsonType = 'String' | 'Integer' | 'Number' | 'Boolean' | 'JSONArray' | 'JSONObject' | 'Null'

export interface Rule {
  /** Any of these; the last is the one that a violation names. */
  readonly types: readonly JsonType[]
  readonly items?: Rule
  /** Of an object. */
  readonly members?: MemberRules
  readonly minimum?: number
  readonly maximum?: number
  /** In Unicode's characters, as is the longest. */
  readonly minLength?: number
  readonly maxLength?: number
  readonly minItems?: number
  readonly maxItems?: number
  readonly values?: readonly string[]
  /** Clients choose the text: anchored at both ends, and with one open-ended repeat at most, which is linear. */
  readonly pattern?: RegExp
}

/** What an object may hold. */
export interface MemberRules {
  readonly required?: readonly string[]
  readonly rules: Readonly<Record<string, Rule>>
  /** Keys beyond `rules`; none unless given. */
  readonly mayHold?: (key: string) => boolean
}

/** What one error lists: a body of 25 MB can hold millions of violations, or one as long. */
const MOST_VIOLATIONS = 20
const LONGEST_VIOLATION = 1_000

/** For Bedrock itself, not for the model: read from the body where guardrails are applied. */
export const isForBedrock = (key: string): boolean => key.startsWith('amazon-bedrock-')

/**
 * The body, if its members are what the family takes.
 *
 * The sentences are those of Bedrock's own check, which comes before the model's and tells all violations at
 * once: joined by `, ` in 2026 (https://github.com/BerriAI/litellm/issues/30314), without a separator
 * before (https://github.com/fumito-ito/AnthropicSwiftSDK/issues/19).
 *
 * @param hintFor why a body that is an object was sent in a wrong form, if its members tell.
 * @throws ValidationException `Malformed input request: ...`
 */
export const checkBody = (
  body: unknown,
  members: MemberRules,
  hintFor?: (body: JsonObject) => string | undefined,
): JsonObject => {
  if (!isObject(body)) throw malformed([wrongType('#', 'JSONObject', body)])
  const violations: string[] = []
  checkMembers(body, '#', members, violation => {
    if (violations.length < MOST_VIOLATIONS) violations.push(violation.slice(0, LONGEST_VIOLATION))
  })
  if (violations.length > 0) throw malformed(violations, hintFor?.(body))
  return body
}

export const malformed = (violations: readonly string[], hint?: string): BedrockException =>
  validationException(
    `Malformed input request: ${violations.join(', ')}, please reformat your input and try again.`,
    hint === undefined ? {} : { hint },
  )

type Report = (violation: string) => void

const checkMembers = (object: JsonObject, path: string, members: MemberRules, report: Report): void => {
  const { required = [], rules, mayHold = isForBedrock } = members
  for (const key of required)
    if (object[key] === undefined) report(`${path}: required key [${key}] not found`)
  for (const key of Object.keys(object)) {
    if (Object.hasOwn(rules, key)) checkValue(object[key], `${path}/${key}`, rules[key] as Rule, report)
    else if (!mayHold(key)) report(`${path}: extraneous key [${key}] is not permitted`)
  }
}

const checkValue = (value: unknown, path: string, rule: Rule, report: Report): void => {
  if (!rule.types.some(type => isType(value, type))) report(wrongType(path, rule.types.at(-1), value))
  else if (typeof value === 'number') {
    const { minimum = -Infinity, maximum = Infinity } = rule
    if (value < minimum) report(`${path}: ${value} is not greater or equal to ${minimum}`)
    if (value > maximum) report(`${path}: ${value} is not less or equal to ${maximum}`)
  } else if (typeof value === 'string') {
    const { minLength = 0, maxLength = Infinity, values, pattern } = rule
    const length = lengthWithin(value, minLength, maxLength)
    if (values?.includes(value) === false) report(`${path}: ${value} is not a valid enum value`)
    if (length < minLength) report(`${path}: expected minLength: ${minLength}, actual: ${length}`)
    if (length > maxLength) report(`${path}: expected maxLength: ${maxLength}, actual: ${length}`)
    if (pattern?.test(value) === false)
      report(`${path}: string [${value}] does not match pattern ${pattern.source}`)
  } else if (Array.isArray(value)) {
    const { items, minItems = 0, maxItems = Infinity } = rule
    const { length } = value
    if (length < minItems) report(`${path}: expected minimum item count: ${minItems}, found: ${length}`)
    if (length > maxItems) report(`${path}: expected maximum item count: ${maxItems}, found: ${length}`)
    if (items !== undefined)
      for (const [index, item] of value.entries()) checkValue(item, `${path}/${index}`, items, report)
  } else if (isObject(value) && rule.members !== undefined) checkMembers(value, path, rule.members, report)
}

/** Counted only where it decides: no text has more characters than units, or less than half as many. */
const lengthWithin = (text: string, minLength: number, maxLength: number): number =>
  text.length <= maxLength && text.length >= 2 * minLength ? text.length : codePoints(text)

const wrongType = (path: string, expected: JsonType | undefined, value: unknown): string =>
  `${path}: expected type: ${expected}, found: ${nameOf(value)}`

const isType = (value: unknown, type: JsonType): boolean =>
  nameOf(value) === type || (type === 'Number' && typeof value === 'number')

/** As Bedrock's checker names the type of a JSON value. */
const nameOf = (value: unknown): string => {
  if (value === null || value === undefined) return 'Null'
  if (typeof value === 'number') return Number.isInteger(value) ? 'Integer' : 'BigDecimal'
  if (Array.isArray(value)) return 'JSONArray'
  if (typeof value === 'object') return 'JSONObject'
  return typeof value === 'string' ? 'String' : 'Boolean'
}
