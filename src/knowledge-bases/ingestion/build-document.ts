import { hash } from 'node:crypto'
import type { Chunk, IndexedDocument, Metadata } from '../../vectors/chunk-index.ts'
import type { ChunkDraft, ChunkedDocument } from '../chunk-draft.ts'
import { indexedId } from '../indexed-id.ts'
import type { DocumentMetadata } from './document-metadata.ts'

export interface BuildInput {
  readonly dataSourceId: string
  readonly document: string
  readonly chunked: ChunkedDocument
  readonly metadata: DocumentMetadata
  /** Not of documents that are one chunk whole. */
  readonly hasPages: boolean
}

/** What a chunk is searched and embedded by. */
export const searchedText = ({ text, headings }: ChunkDraft, { embedded }: DocumentMetadata): string =>
  [...embedded, ...(headings.length > 0 ? [headings.join(' > ')] : []), text].join('\n\n')

/** The same file gives the same ids: they are made of its place and the position of the chunk. */
export const buildDocument = (
  { dataSourceId, document, chunked, metadata, hasPages }: BuildInput,
  vectors: readonly Float32Array[],
): IndexedDocument => {
  const id = indexedId(dataSourceId, document)
  const idAt = (kind: string, position: number) => hash('sha256', `${id}\n${kind}\n${position}`).slice(0, 32)
  const reserved = (chunkId: string, { page }: ChunkDraft): Metadata => ({
    'x-amz-bedrock-kb-source-uri': document,
    'x-amz-bedrock-kb-chunk-id': chunkId,
    'x-amz-bedrock-kb-data-source-id': dataSourceId,
    ...(hasPages && page !== undefined && { 'x-amz-bedrock-kb-document-page-number': page }),
  })
  const chunks = chunked.chunks.map((draft, position): Chunk => {
    const chunkId = idAt('chunk', position)
    const searched = searchedText(draft, metadata)
    const vector = vectors[position]
    if (vector === undefined) throw new Error(`Chunk ${position} of ${document} has no vector`)
    return {
      id: chunkId,
      text: draft.text,
      ...(searched !== draft.text && { searched }),
      ...(draft.parent !== undefined && { parent: draft.parent }),
      vector,
      metadata: { ...metadata.attributes, ...draft.metadata, ...reserved(chunkId, draft) },
    }
  })
  return {
    id,
    dataSourceId,
    chunks,
    ...(chunked.parents !== undefined && {
      parents: chunked.parents.map(({ text }, position) => ({ id: idAt('parent', position), text })),
    }),
  }
}
