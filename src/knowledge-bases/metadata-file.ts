import type { Metadata, MetadataValue } from '../vectors/chunk-index.ts'

/** What stands in `NAME.metadata.json` beside a document. */
export interface DocumentMetadata {
  readonly metadata: Metadata
  /** `key: value`, embedded and searched with each chunk. */
  readonly embedded: readonly string[]
}

export const METADATA_SUFFIX = '.metadata.json'

/** "up to 10 KB" of the S3 connector's page. */
const MOST_BYTES = 10_240
const RESERVED = 'x-amz-bedrock-kb-'

/** Why it cannot be taken, in words for whoever wrote it. */
class Refused extends Error {}

export const readMetadataFile = (bytes: Uint8Array): DocumentMetadata | { readonly reason: string } => {
  try {
    const attributes = Object.entries(readAttributes(bytes)).map(readAttribute)
    return {
      metadata: Object.fromEntries(attributes.map(({ key, value }) => [key, value])),
      embedded: attributes
        .filter(({ isEmbedded }) => isEmbedded)
        .map(({ key, value }) => `${key}: ${Array.isArray(value) ? value.join(', ') : value}`),
    }
  } catch (error) {
    if (error instanceof Refused) return { reason: error.message }
    throw error
  }
}

const readAttributes = (bytes: Uint8Array): object => {
  if (bytes.byteLength > MOST_BYTES) throw new Refused('The metadata file is larger than 10 KB.')
  const content = parseJson(bytes)
  const attributes = isObject(content) ? own(content, 'metadataAttributes') : undefined
  if (!isObject(attributes)) throw new Refused('The metadata file has no object "metadataAttributes".')
  return attributes
}

const parseJson = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw new Refused('The metadata file is not valid JSON in UTF-8.')
  }
}

const readAttribute = ([key, given]: [string, unknown]) => {
  if (key === '') throw new Refused('An attribute in the metadata file has no name.')
  if (key.startsWith(RESERVED))
    throw new Refused(`The attribute ${quoted(key)} begins with "${RESERVED}", which is reserved.`)
  if (isValue(given)) return { key, value: given, isEmbedded: false }
  if (!isObject(given)) throw wrongValue(key)
  const isEmbedded = own(given, 'includeForEmbedding') ?? false
  if (typeof isEmbedded !== 'boolean')
    throw new Refused(`"includeForEmbedding" of the attribute ${quoted(key)} must be true or false.`)
  const typed = own(given, 'value')
  return { key, value: isObject(typed) ? readTyped(key, typed) : readPlain(key, typed), isEmbedded }
}

const readPlain = (key: string, value: unknown): MetadataValue => {
  if (!isValue(value)) throw wrongValue(key)
  return value
}

const members: ReadonlyMap<unknown, readonly [member: string, isRight: (value: unknown) => boolean]> =
  new Map([
    ['STRING', ['stringValue', value => typeof value === 'string']],
    ['NUMBER', ['numberValue', value => typeof value === 'number']],
    ['BOOLEAN', ['booleanValue', value => typeof value === 'boolean']],
    ['STRING_LIST', ['stringListValue', value => Array.isArray(value)]],
  ])

const readTyped = (key: string, typed: object): MetadataValue => {
  const expected = members.get(own(typed, 'type'))
  if (expected === undefined)
    throw new Refused(
      `The type of the attribute ${quoted(key)} must be STRING, NUMBER, BOOLEAN or STRING_LIST.`,
    )
  const [member, isRight] = expected
  const value = own(typed, member)
  if (!isRight(value) || !isValue(value))
    throw new Refused(`The attribute ${quoted(key)} must have a "${member}" of its type.`)
  return value
}

const isValue = (value: unknown): value is MetadataValue => {
  if (typeof value === 'number') return Number.isFinite(value)
  if (Array.isArray(value)) return value.every(each => typeof each === 'string')
  return typeof value === 'string' || typeof value === 'boolean'
}

const wrongValue = (key: string): Refused =>
  new Refused(`The attribute ${quoted(key)} must be a string, a number, a boolean or a list of strings.`)

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const own = (value: object, name: string): unknown =>
  Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined

const quoted = (key: string): string => JSON.stringify(key.slice(0, 100))
