import type { CustomTransformationConfiguration } from '@aws-sdk/client-bedrock-agent'
import type { Metadata } from '../../vectors/chunk-index.ts'
import type { ChunkDraft, ChunkedDocument } from '../chunk-draft.ts'
import type { SourceKey } from '../ingestion/document-store.ts'
import { MOST_FILE_BYTES } from '../parsing/most-file-bytes.ts'
import type { Parts } from '../parts.ts'
import { type IntermediateStorage, intermediateKey, readIntermediateStorage } from './intermediate-storage.ts'
import {
  isObject,
  MOST_IN_FILE,
  member,
  readChunks,
  readMetadata,
  TransformationFailure,
  writeChunks,
  wrong,
} from './transformation-files.ts'

export interface TransformOptions {
  readonly source: SourceKey
  /** As it is listed: a URI, a URL, a custom id. */
  readonly document: string
  /** The ingestion job; none of documents that are sent one by one. */
  readonly job: string | undefined
  /** Of the file. */
  readonly attributes: Metadata
  readonly parts: Pick<Parts, 'invoke' | 'readObject' | 'writeObject'>
  readonly signal: AbortSignal
}

export interface Transformed {
  readonly chunked: ChunkedDocument
  /** Of the file, with what the function has changed of it. */
  readonly attributes: Metadata
}

const MOST_BATCHES = 1_000
const LONGEST_KEY = 1_024

/**
 * Chunks by way of a function of the user's: they are stored, the function is told where, and says where it has stored
 * what it made of them. The files stay where they are.
 *
 * @throws TransformationFailure whose message is the reason that is listed; the signal's reason.
 */
export const transformChunks = async (
  { chunks }: ChunkedDocument,
  { intermediateStorage, transformations = [] }: CustomTransformationConfiguration,
  options: TransformOptions,
): Promise<Transformed> => {
  const { invoke, writeObject } = options.parts
  const [{ transformationFunction } = {}] = transformations
  const name = transformationFunction?.transformationLambdaConfiguration?.lambdaArn
  if (invoke === undefined || writeObject === undefined || name === undefined)
    throw new TransformationFailure('There is nothing that runs the transformation function.')
  const storage = readIntermediateStorage(intermediateStorage?.s3Location?.uri ?? '')
  const keys = await store(chunks, storage, writeObject, options)
  const event = describe(storage, keys, options)
  const answer = await invoke({ name, event, signal: options.signal }).catch((cause: unknown) => {
    options.signal.throwIfAborted()
    const message = cause instanceof Error ? cause.message : 'it failed.'
    throw new TransformationFailure(`The transformation function failed: ${message}`, { cause })
  })
  return collect(answer, chunks, storage, options)
}

const store = async (
  chunks: readonly ChunkDraft[],
  storage: IntermediateStorage,
  write: NonNullable<Parts['writeObject']>,
  { source, job = 'DIRECT', document, signal }: TransformOptions,
): Promise<string[]> => {
  const keys: string[] = []
  for (let from = 0; from < chunks.length; from += MOST_IN_FILE) {
    const key = intermediateKey(storage, { ...source, job }, document, keys.length + 1)
    await write(`s3://${storage.bucket}/${key}`, writeChunks(chunks.slice(from, from + MOST_IN_FILE)), signal)
    keys.push(key)
  }
  return keys
}

/** As Bedrock documents it. https://docs.aws.amazon.com/bedrock/latest/userguide/kb-custom-transformation.html */
const describe = (
  { bucket }: IntermediateStorage,
  keys: readonly string[],
  { source, job = '', document, attributes }: TransformOptions,
) => ({
  version: '1.0',
  knowledgeBaseId: source.knowledgeBaseId,
  dataSourceId: source.dataSourceId,
  ingestionJobId: job,
  bucketName: bucket,
  priorTask: 'CHUNKING',
  inputFiles: [
    {
      originalFileLocation: locationOf(document),
      fileMetadata: attributes,
      contentBatches: keys.map(key => ({ key })),
    },
  ],
})

/** The form of S3 is documented; that of others is like it. */
const locationOf = (document: string): object => {
  if (document.startsWith('s3://')) return { type: 'S3', s3_location: { uri: document } }
  if (/^https?:\/\//.test(document)) return { type: 'WEB', web_location: { url: document } }
  return { type: 'CUSTOM', custom_document_location: { id: document } }
}

const collect = async (
  answer: unknown,
  before: readonly ChunkDraft[],
  { bucket }: IntermediateStorage,
  { document, attributes, parts, signal }: TransformOptions,
): Promise<Transformed> => {
  const files = member(answer, 'outputFiles')
  if (!Array.isArray(files)) throw wrong('answer', 'it has no list "outputFiles"')
  const [file] = files
  if (files.length !== 1 || !isObject(file))
    throw wrong('answer', `it has ${files.length} files for the one that it was given`)
  const uri = member(member(member(file, 'originalFileLocation'), 's3_location'), 'uri')
  if (uri !== undefined && uri !== document) throw wrong('answer', 'it is about another file')
  const batches = member(file, 'contentBatches')
  if (!Array.isArray(batches) || batches.length === 0 || batches.length > MOST_BATCHES)
    throw wrong('answer', `it has no list "contentBatches" of 1 to ${MOST_BATCHES}`)
  const changed = readMetadata(member(file, 'fileMetadata') ?? {}, 'answer')

  const chunks: ChunkDraft[] = []
  let length = 0
  for (const batch of batches) {
    signal.throwIfAborted()
    const key = member(batch, 'key')
    if (typeof key !== 'string' || key === '' || key.length > LONGEST_KEY)
      throw wrong('answer', 'a batch has no key')
    const { bytes } = await read(`s3://${bucket}/${key}`, key, parts, signal)
    length += bytes.length
    if (length > MOST_FILE_BYTES) throw wrong('files', 'together they have more than 50 MB')
    chunks.push(...readChunks(bytes, `file ${key}`, before))
  }
  return { chunked: { chunks }, attributes: { ...attributes, ...changed } }
}

const read = async (
  uri: string,
  key: string,
  { readObject }: Pick<Parts, 'readObject'>,
  signal: AbortSignal,
) => {
  try {
    return await readObject(uri, signal)
  } catch (cause) {
    signal.throwIfAborted()
    throw new TransformationFailure(
      `The transformation function named the file ${key}, which cannot be read from the intermediate storage.`,
      { cause },
    )
  }
}
