import type { Metadata } from '../../vectors/chunk-index.ts'
import type { ChunkDraft } from '../chunk-draft.ts'
import { readAttributes } from '../ingestion/document-metadata.ts'

/** What went wrong in what a function made; the message is the reason that is listed. */
export class TransformationFailure extends Error {
  override readonly name = 'TransformationFailure'
}

export const RESERVED = /^(x-amz-bedrock-|AMAZON_BEDROCK_)/i
export const PAGE = 'x-amz-bedrock-kb-document-page-number'
/** Chunks of one file. */
export const MOST_IN_FILE = 1_000
const MOST_CHUNKS = 100_000

/** A file of chunks as Bedrock stores it. https://docs.aws.amazon.com/bedrock/latest/userguide/kb-custom-transformation.html */
export const writeChunks = (chunks: readonly ChunkDraft[]): Uint8Array =>
  Buffer.from(
    JSON.stringify({
      fileContents: chunks.map(({ text, page }) => ({
        contentBody: text,
        contentType: 'TEXT',
        contentMetadata: page === undefined ? {} : { [PAGE]: page },
      })),
    }),
  )

/** @throws TransformationFailure for what is not of the documented form. */
export const readChunks = (bytes: Uint8Array, key: string, before: readonly ChunkDraft[]): ChunkDraft[] => {
  const contents = member(parse(bytes, key), 'fileContents')
  if (!Array.isArray(contents)) throw wrong(key, 'it has no list "fileContents"')
  if (contents.length > MOST_CHUNKS) throw wrong(key, `it has more than ${MOST_CHUNKS} chunks`)
  const known = new Map(before.map(draft => [draft.text, draft]))
  return contents.map((content, place) => {
    const text = member(content, 'contentBody')
    if (typeof text !== 'string' || text.trim() === '')
      throw wrong(key, `fileContents[${place}].contentBody is no text`)
    const type = member(content, 'contentType')
    if (type !== undefined && type !== 'TEXT' && type !== 'text/plain')
      throw wrong(key, `fileContents[${place}].contentType is not TEXT, which alone is read here`)
    const given = member(content, 'contentMetadata') ?? {}
    const metadata = readMetadata(given, key)
    const page = member(given, PAGE)
    // What was only given metadata keeps its headings.
    const { headings, start, end } = known.get(text) ?? { headings: [], start: 0, end: text.length }
    return {
      text,
      headings,
      start,
      end,
      ...(typeof page === 'number' && Number.isSafeInteger(page) && page > 0 && { page }),
      ...(Object.keys(metadata).length > 0 && { metadata }),
    }
  })
}

/** Without the keys that are Bedrock's own, which a function may give back. @throws TransformationFailure */
export const readMetadata = (given: unknown, where: string): Metadata => {
  if (!isObject(given)) throw wrong(where, 'its metadata is no object')
  const own = Object.entries(given).filter(([key]) => !RESERVED.test(key))
  try {
    return readAttributes(own)
  } catch (cause) {
    throw new TransformationFailure(`${(cause as Error).message} It is of what the function answered.`, {
      cause,
    })
  }
}

const parse = (bytes: Uint8Array, key: string): unknown => {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw wrong(key, 'it is no JSON')
  }
}

export const wrong = (where: string, what: string): TransformationFailure =>
  new TransformationFailure(`The transformation function's ${where} cannot be used: ${what}.`)

export const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const member = (value: unknown, name: string): unknown =>
  isObject(value) && Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined
