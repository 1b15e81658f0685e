import type { Metadata } from '../vectors/chunk-index.ts'

/** What a chunking strategy makes of a document. */
export interface ChunkedDocument {
  readonly chunks: readonly ChunkDraft[]
  /** Of hierarchical chunking: the larger chunks. */
  readonly parents?: readonly { readonly text: string }[]
}

export interface ChunkDraft {
  readonly text: string
  /** The headings above it, outermost first: they are searched and embedded with it. */
  readonly headings: readonly string[]
  /** Of its first character, from 1. */
  readonly page?: number
  /** Characters in the document's text. */
  readonly start: number
  readonly end: number
  /** Its position in `parents`. */
  readonly parent?: number
  /** Of its own: wins over the file's. */
  readonly metadata?: Metadata
}
