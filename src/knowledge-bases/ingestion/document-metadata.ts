import type { Metadata, MetadataValue } from '../../vectors/chunk-index.ts'

export interface DocumentMetadata {
  readonly attributes: Metadata
  /** `key: value` of what is searched and embedded with each chunk. */
  readonly embedded: readonly string[]
}

export const noMetadata: DocumentMetadata = { attributes: {}, embedded: [] }

/** Bytes of a side file. https://docs.aws.amazon.com/bedrock/latest/userguide/s3-data-source-connector.html */
const MOST_BYTES = 10_240
/** As the API bounds attributes that come inline. */
const LONGEST_KEY = 200
const LONGEST_TEXT = 2_048
const MOST_ATTRIBUTES = 50
const RESERVED = /^(x-amz-bedrock-|AMAZON_BEDROCK_)/i

/**
 * A side file: `{"metadataAttributes": {KEY: VALUE | {"value": {"type": ..., ...}, "includeForEmbedding": ...}}}`.
 *
 * @throws Error whose message is the reason that is listed.
 */
export const readMetadataFile = (bytes: Uint8Array): DocumentMetadata => {
  if (bytes.length > MOST_BYTES) throw invalid(`it has more than ${MOST_BYTES} bytes`)
  const attributes = member(parse(bytes), 'metadataAttributes')
  if (!isObject(attributes)) throw invalid('it has no object "metadataAttributes"')
  return toMetadata(
    Object.entries(attributes).map(([key, value]) => {
      if (!isObject(value)) return { key, value: readScalar(key, value), isEmbedded: false }
      return {
        key,
        value: readTyped(key, member(value, 'value')),
        isEmbedded: member(value, 'includeForEmbedding') === true,
      }
    }),
  )
}

/** @throws Error, as for a file, for a value that is not of the type it names. */
export const readInlineMetadata = (
  attributes: readonly { readonly key: string; readonly value: object }[],
): DocumentMetadata =>
  toMetadata(attributes.map(({ key, value }) => ({ key, value: readTyped(key, value), isEmbedded: false })))

/** Attributes of a chunk. @throws Error, as for a file. */
export const readAttributes = (attributes: readonly (readonly [key: string, value: unknown])[]): Metadata =>
  toMetadata(attributes.map(([key, value]) => ({ key, value: readScalar(key, value), isEmbedded: false })))
    .attributes

interface Attribute {
  readonly key: string
  readonly value: MetadataValue
  readonly isEmbedded: boolean
}

const toMetadata = (read: readonly Attribute[]): DocumentMetadata => {
  if (read.length > MOST_ATTRIBUTES) throw invalid(`it has more than ${MOST_ATTRIBUTES} attributes`)
  const keys = new Set<string>()
  for (const { key } of read) {
    if (key === '' || key.length > LONGEST_KEY)
      throw invalid(`a key must have 1 to ${LONGEST_KEY} characters`)
    if (RESERVED.test(key)) throw invalid(`the key ${JSON.stringify(key)} is reserved`)
    if (keys.has(key)) throw invalid(`the key ${JSON.stringify(key)} is there twice`)
    keys.add(key)
  }
  return {
    attributes: Object.fromEntries(read.map(({ key, value }) => [key, value])),
    embedded: read
      .filter(({ isEmbedded }) => isEmbedded)
      .map(({ key, value }) => `${key}: ${Array.isArray(value) ? value.join(', ') : value}`),
  }
}

const readScalar = (key: string, value: unknown): MetadataValue => {
  if (typeof value === 'boolean') return value
  if (typeof value === 'number' && Number.isFinite(value)) return value
  if (typeof value === 'string') return checkText(key, value)
  if (isTexts(value)) return value.map(text => checkText(key, text))
  throw invalid(`the value of ${JSON.stringify(key)} is no string, number, boolean or list of strings`)
}

const MEMBERS: ReadonlyMap<unknown, string> = new Map([
  ['STRING', 'stringValue'],
  ['NUMBER', 'numberValue'],
  ['BOOLEAN', 'booleanValue'],
  ['STRING_LIST', 'stringListValue'],
])
const TYPES: Readonly<Record<string, (value: unknown) => boolean>> = {
  stringValue: value => typeof value === 'string',
  numberValue: value => typeof value === 'number',
  booleanValue: value => typeof value === 'boolean',
  stringListValue: value => isTexts(value),
}

const readTyped = (key: string, typed: unknown): MetadataValue => {
  const type = member(typed, 'type')
  const name = MEMBERS.get(type)
  if (name === undefined) throw invalid(`the value of ${JSON.stringify(key)} has no type that is known`)
  const value = member(typed, name)
  if (!TYPES[name]?.(value)) throw invalid(`the value of ${JSON.stringify(key)} is no ${type}`)
  return readScalar(key, value)
}

const checkText = (key: string, text: string): string => {
  if (text.length > LONGEST_TEXT)
    throw invalid(`the value of ${JSON.stringify(key)} has more than ${LONGEST_TEXT} characters`)
  return text
}

const parse = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw invalid('it is no JSON')
  }
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every(each => typeof each === 'string')

const member = (value: unknown, name: string): unknown =>
  isObject(value) && Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined

const invalid = (what: string): Error => new Error(`The metadata of the file is invalid: ${what}.`)
