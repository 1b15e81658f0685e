import { type BedrockException, validationException } from '../../errors.ts'
import { isObject, type JsonObject } from '../native/json.ts'

/**
 * The model's own check, after Bedrock's: content blocks and tools, one violation at a time, passed on as the
 * model says it, with a dotted path: `messages.0.content.1.text.citations: Extra inputs are not permitted`
 * (https://github.com/anthropics/anthropic-sdk-go/issues/186).
 */
export const invalid = (path: string, problem: string): BedrockException =>
  validationException(`${path}: ${problem}`)

export const wrongTag = (path: string, tag: string, expected: readonly string[]): BedrockException => {
  const tags = expected.map(name => `'${name}'`).join(', ')
  return invalid(
    path,
    `Input tag '${tag}' found using 'type' does not match any of the expected tags: ${tags}`,
  )
}

/** Reads a member that must be there. */
type Read<Value> = (object: JsonObject, key: string, path: string) => Value

const member =
  <Value>(is: (value: unknown) => value is Value, type: string): Read<Value> =>
  (object, key, path) => {
    const value = object[key]
    if (value === undefined) throw invalid(`${path}.${key}`, 'Field required')
    if (!is(value)) throw invalid(`${path}.${key}`, `Input should be a valid ${type}`)
    return value
  }

export const stringAt = member(value => typeof value === 'string', 'string')
export const numberAt = member(value => typeof value === 'number', 'integer')
export const booleanAt = member(value => typeof value === 'boolean', 'boolean')
export const objectAt = member(isObject, 'dictionary')
export const listAt = member((value): value is readonly unknown[] => Array.isArray(value), 'list')

/** Reads a member that may be absent or null. */
export const optional = <Value>(
  read: Read<Value>,
  object: JsonObject,
  key: string,
  path: string,
): Value | undefined =>
  object[key] === undefined || object[key] === null ? undefined : read(object, key, path)

/** `type` and `cache_control` are everywhere; null is as good as absent, for SDKs send back `citations: null`. */
export const extraMember = (object: JsonObject, allowed: readonly string[]): string | undefined =>
  Object.keys(object).find(
    key => key !== 'type' && key !== 'cache_control' && object[key] !== null && !allowed.includes(key),
  )

export const onlyMembers = (object: JsonObject, allowed: readonly string[], path: string): void => {
  const extra = extraMember(object, allowed)
  if (extra !== undefined) throw invalid(`${path}.${extra}`, 'Extra inputs are not permitted')
}
