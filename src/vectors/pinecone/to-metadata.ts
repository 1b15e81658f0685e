import type { Metadata, MetadataValue } from '../chunk-index.ts'
import type { ChunkRecord, FoundRecord } from '../remote/record-store.ts'
import { StorageFailure } from '../remote/storage-failure.ts'

/** What a knowledge base calls the fields of its records. */
export interface PineconeFields {
  readonly textField: string
  readonly metadataField: string
}

export type PineconeMetadata = Record<string, string | number | boolean | string[]>

/** Bytes of one record's metadata. https://docs.pinecone.io/reference/api/database-limits */
const MOST_BYTES = 40_960

const LETTERS = { string: 'text', number: 'number', boolean: 'flag', object: 'list' } as const

/** A field for each type of value: Pinecone's operators look into lists too, and knowledge bases' do not. */
export const fieldOf = (key: string, value: MetadataValue | readonly string[]): string =>
  `outcrop_${LETTERS[typeof value as keyof typeof LETTERS]}:${key}`

/** @throws StorageFailure for more than Pinecone keeps with a vector. */
export const toMetadata = (
  base: string,
  { textField, metadataField }: PineconeFields,
  { document, generation, position, chunk, parent }: ChunkRecord,
): PineconeMetadata => {
  const metadata: PineconeMetadata = {
    outcrop_kind: 'chunk',
    outcrop_base: base,
    outcrop_document: document.id,
    outcrop_source: document.dataSourceId,
    outcrop_generation: generation,
    outcrop_position: position,
    outcrop_chunk: chunk.id,
    ...(parent && { outcrop_parent: JSON.stringify(parent) }),
    ...filterable(chunk.metadata),
    [textField]: chunk.text,
    [metadataField]: JSON.stringify(chunk.metadata),
  }
  const bytes = Buffer.byteLength(JSON.stringify(metadata))
  if (bytes > MOST_BYTES)
    throw new StorageFailure(
      `A chunk has ${bytes} bytes with its text and metadata, and Pinecone keeps ${MOST_BYTES}: take smaller chunks, or fewer attributes.`,
    )
  return metadata
}

const filterable = (metadata: Metadata): PineconeMetadata =>
  Object.fromEntries(
    Object.entries(metadata).flatMap(([key, value]) =>
      typeof value === 'object' && value.length === 0
        ? []
        : [[fieldOf(key, value), typeof value === 'object' ? [...value] : value]],
    ),
  )

export const toFound = (
  metadata: Readonly<Record<string, unknown>>,
  { textField, metadataField }: PineconeFields,
  score: number,
): FoundRecord => {
  const parent = metadata.outcrop_parent
  return {
    generation: String(metadata.outcrop_generation),
    found: {
      id: String(metadata.outcrop_chunk),
      documentId: String(metadata.outcrop_document),
      dataSourceId: String(metadata.outcrop_source),
      text: String(metadata[textField]),
      metadata: JSON.parse(String(metadata[metadataField])) as Metadata,
      score,
      ...(typeof parent === 'string' && { parent: JSON.parse(parent) }),
    },
  }
}
