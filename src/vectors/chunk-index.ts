/** Of one chunk; AWS's reserved keys (`x-amz-bedrock-kb-...`) are among them. */
export type Metadata = Readonly<Record<string, MetadataValue>>
export type MetadataValue = string | number | boolean | readonly string[]

/** A piece of a document as it is found. */
export interface Chunk {
  /** Unique in its knowledge base, and the same whenever the same document is read again. */
  readonly id: string
  /** What is answered. */
  readonly text: string
  /** What is searched by words and was embedded, where it is more than the text: headings, metadata. */
  readonly searched?: string
  /** The larger chunk that is answered in its place (hierarchical chunking): its position in `parents`. */
  readonly parent?: number
  readonly vector: Float32Array
  readonly metadata: Metadata
}

/** A document with all its chunks: it is replaced as a whole. */
export interface IndexedDocument {
  /** Unique in its knowledge base. */
  readonly id: string
  readonly dataSourceId: string
  readonly chunks: readonly Chunk[]
  readonly parents?: readonly { readonly id: string; readonly text: string }[]
}

export interface ChunkSearch {
  /** Of the query; all vectors of an index have one length. */
  readonly vector: Float32Array
  /** The query's words: results by meaning and by words are fused. By meaning alone where absent. */
  readonly text?: string
  readonly filter?: MetadataFilter
  /** How many of the best. */
  readonly limit: number
}

export interface FoundChunk {
  readonly id: string
  readonly documentId: string
  readonly dataSourceId: string
  readonly text: string
  readonly metadata: Metadata
  /** From 0 to 1, best first. */
  readonly score: number
  /** The larger chunk around it. */
  readonly parent?: { readonly id: string; readonly text: string }
}

/** A condition on metadata, as the API's union of operators, checked before it comes here. */
export type MetadataFilter =
  | { readonly operator: 'andAll' | 'orAll'; readonly filters: readonly MetadataFilter[] }
  | {
      readonly operator: MetadataOperator
      readonly key: string
      readonly value: MetadataValue | readonly (string | number | boolean)[]
    }

export type MetadataOperator =
  | 'equals'
  | 'notEquals'
  | 'greaterThan'
  | 'greaterThanOrEquals'
  | 'lessThan'
  | 'lessThanOrEquals'
  | 'in'
  | 'notIn'
  | 'startsWith'
  | 'stringContains'
  | 'listContains'

/** Where the chunks of one knowledge base are kept and found. One file for each kind of storage. */
export interface ChunkIndex {
  /** A search sees the document as it was, or as it is now, whole. Resolves when it survives the end of the process. */
  put(document: IndexedDocument): Promise<void>
  /** Unknown ones are left alone. */
  delete(documentIds: readonly string[]): Promise<void>
  deleteSource(dataSourceId: string): Promise<void>
  search(search: ChunkSearch, signal: AbortSignal): Promise<readonly FoundChunk[]>
  /** Deletes everything that the base has there. */
  destroy(): Promise<void>
  close(): Promise<void>
}
