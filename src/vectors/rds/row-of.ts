import type { Chunk, FoundChunk, IndexedDocument, Metadata } from '../chunk-index.ts'
import { rowId } from './row-ids.ts'
import { storableJson, storableText } from './storable-text.ts'

/**
 * What the metadata column holds, besides the attributes where the table has no column for those. A column or a table of
 * our own would have to be made in a database whose table the user makes as AWS demands; the metadata column is the one
 * that AWS keeps for the service.
 */
interface Facts {
  readonly chunk: string
  readonly document: string
  readonly source: string
  /** What is answered, where the text column holds more: that is what the index of words is over. */
  readonly text?: string
  readonly parent?: { readonly id: string; readonly text: string }
  readonly attributes?: Metadata
}

/** Values of a row, in the order of the columns: key, vector, text, metadata, and the attributes by themselves. */
export type Row = readonly [id: string, vector: string, text: string, metadata: string, attributes: string]

/** @param hasAttributes whether the table has a column for them */
export const rowOf = (
  baseId: string,
  { id, dataSourceId, parents }: Omit<IndexedDocument, 'chunks'>,
  chunk: Chunk,
  place: number,
  hasAttributes: boolean,
): Row => {
  const parent = chunk.parent === undefined ? undefined : parents?.[chunk.parent]
  const searched = chunk.searched ?? chunk.text
  const facts: Facts = {
    chunk: chunk.id,
    document: id,
    source: dataSourceId,
    ...(searched !== chunk.text && { text: chunk.text }),
    ...(parent && { parent: { id: parent.id, text: parent.text } }),
    ...(!hasAttributes && { attributes: chunk.metadata }),
  }
  return [
    rowId(baseId, id, place),
    vectorText(chunk.vector),
    storableText(searched),
    storableJson(facts),
    storableJson(chunk.metadata),
  ]
}

/** As pgvector reads it. */
export const vectorText = (vector: Float32Array): string => `[${vector.join(',')}]`

/** What a search reads of a row. */
export interface ReadRow {
  readonly text: string
  readonly facts: Facts
  readonly attributes: Metadata | null
}

export const toFound = ({ text, facts, attributes }: ReadRow, score: number): FoundChunk => ({
  id: facts.chunk,
  documentId: facts.document,
  dataSourceId: facts.source,
  text: facts.text ?? text,
  metadata: attributes ?? {},
  score,
  ...(facts.parent && { parent: facts.parent }),
})
