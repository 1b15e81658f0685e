import { type BedrockException, validationException } from '../../errors.ts'
import type { Body, JsonObject } from './body.ts'
import { isObject } from './fields.ts'

type JsonType = 'String' | 'Integer' | 'Number' | 'Boolean' | 'JSONArray' | 'JSONObject'

/** `minimum` and `maximum` bound a number, or the length of an array. */
interface Rule {
  readonly types: readonly JsonType[]
  readonly items?: JsonType
  readonly minimum?: number
  readonly maximum?: number
  readonly values?: readonly string[]
}

type Rules = ReadonlyMap<string, Rule>

/** Limits: model-parameters-anthropic-claude-messages-request-response.html of the Bedrock user guide. */
const bodyRules: Rules = new Map<string, Rule>([
  ['messages', { types: ['JSONArray'], minimum: 1 }],
  ['max_tokens', { types: ['Integer'], minimum: 1 }],
  ['anthropic_version', { types: ['String'] }],
  ['anthropic_beta', { types: ['JSONArray'], items: 'String' }],
  ['system', { types: ['String', 'JSONArray'] }],
  ['stop_sequences', { types: ['JSONArray'], items: 'String', maximum: 8191 }],
  ['temperature', { types: ['Number'], minimum: 0, maximum: 1 }],
  ['top_p', { types: ['Number'], minimum: 0, maximum: 1 }],
  ['top_k', { types: ['Integer'], minimum: 0, maximum: 500 }],
  ['tools', { types: ['JSONArray'], items: 'JSONObject' }],
  ['tool_choice', { types: ['JSONObject'] }],
  ['thinking', { types: ['JSONObject'] }],
  ['metadata', { types: ['JSONObject'] }],
  ['output_config', { types: ['JSONObject'] }],
  ['context_management', { types: ['JSONObject'] }],
])
const requiredOfBody = ['messages', 'max_tokens', 'anthropic_version']

const messageRules: Rules = new Map<string, Rule>([
  // A system message gets a sentence of its own from the model.
  ['role', { types: ['String'], values: ['user', 'assistant', 'system'] }],
  ['content', { types: ['String', 'JSONArray'], minimum: 1 }],
])
const requiredOfMessage = ['role', 'content']

/** The call says it, or it belongs to another operation or an older family: no beta adds these. */
const neverAdded = ['model', 'stream', 'prompt', 'max_tokens_to_sample', 'inferenceConfig', 'toolConfig']

/** What one error lists: a body of 25 MB can hold millions of violations, or one as long. */
const MOST_VIOLATIONS = 20
const LONGEST_VIOLATION = 1_000

/** For Bedrock itself, not for the model: read from the body where guardrails are applied. */
export const isForBedrock = (key: string): boolean => key.startsWith('amazon-bedrock-')

/**
 * The body, if its members are what the family takes; content blocks and tools are not looked into.
 *
 * The sentences are those of Bedrock's own check, which comes before the model's and tells all violations at
 * once: joined by `, ` as seen in 2026 (https://github.com/BerriAI/litellm/issues/30314), without a separator
 * before (https://github.com/fumito-ito/AnthropicSwiftSDK/issues/19).
 *
 * @throws ValidationException
 */
export const checkBody = (body: unknown): Body => {
  if (!isObject(body)) throw malformed([wrongType('#', 'JSONObject', body)])
  const { anthropic_version: version, anthropic_beta: beta, messages } = body
  // A beta may add members that nobody here knows yet.
  const mayAdd = Array.isArray(beta) && beta.length > 0
  const isAllowed = (key: string) => isForBedrock(key) || (mayAdd && !neverAdded.includes(key))

  const violations: string[] = []
  const report: Report = violation => {
    if (violations.length < MOST_VIOLATIONS) violations.push(violation.slice(0, LONGEST_VIOLATION))
  }
  checkObject(body, '#', requiredOfBody, bodyRules, isAllowed, report)
  if (Array.isArray(messages))
    for (const [index, message] of messages.entries()) {
      const path = `#/messages/${index}`
      if (isObject(message)) checkObject(message, path, requiredOfMessage, messageRules, () => false, report)
      else report(wrongType(path, 'JSONObject', message))
    }
  if (violations.length > 0) throw malformed(violations, hintFor(body))

  // https://github.com/boto/boto3/issues/4218
  if (version !== 'bedrock-2023-05-31')
    throw validationException(`Invalid API version: ${version}`, {
      hint: 'On Bedrock anthropic_version is always "bedrock-2023-05-31".',
    })
  return body as unknown as Body
}

type Report = (violation: string) => void

const checkObject = (
  object: JsonObject,
  path: string,
  required: readonly string[],
  rules: Rules,
  isAllowed: (key: string) => boolean,
  report: Report,
): void => {
  for (const key of required)
    if (object[key] === undefined) report(`${path}: required key [${key}] not found`)
  for (const key of Object.keys(object)) {
    const rule = rules.get(key)
    if (rule !== undefined) checkValue(object[key], `${path}/${key}`, rule, report)
    else if (!isAllowed(key)) report(`${path}: extraneous key [${key}] is not permitted`)
  }
}

const checkValue = (value: unknown, path: string, rule: Rule, report: Report): void => {
  const { types, items, minimum = -Infinity, maximum = Infinity, values } = rule
  if (!types.some(type => isType(value, type))) report(wrongType(path, types.at(-1), value))
  else if (typeof value === 'number') {
    if (value < minimum) report(`${path}: ${value} is not greater or equal to ${minimum}`)
    if (value > maximum) report(`${path}: ${value} is not less or equal to ${maximum}`)
  } else if (typeof value === 'string') {
    if (values?.includes(value) === false) report(`${path}: ${value} is not a valid enum value`)
  } else if (Array.isArray(value)) {
    const { length } = value
    if (length < minimum) report(`${path}: expected minimum item count: ${minimum}, found: ${length}`)
    if (length > maximum) report(`${path}: expected maximum item count: ${maximum}, found: ${length}`)
    if (items !== undefined)
      for (const [index, item] of value.entries())
        if (!isType(item, items)) report(wrongType(`${path}/${index}`, items, item))
  }
}

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

const malformed = (violations: readonly string[], hint?: string): BedrockException =>
  validationException(
    `Malformed input request: ${violations.join(', ')}, please reformat your input and try again.`,
    hint === undefined ? {} : { hint },
  )

const hintFor = (body: JsonObject): string | undefined => {
  if ('prompt' in body || 'max_tokens_to_sample' in body)
    return 'This is the text completion form of Claude 2. Claude 3 and later take anthropic_version, max_tokens and messages.'
  if ('inferenceConfig' in body || 'toolConfig' in body)
    return "This is Converse's form: call Converse with it, or send anthropic_version, max_tokens and messages."
  if ('model' in body || 'stream' in body)
    return 'Leave out model and stream: modelId names the model, and InvokeModelWithResponseStream streams.'
  if (!('anthropic_version' in body)) return 'Add "anthropic_version": "bedrock-2023-05-31".'
  return undefined
}
