import type { Chunk, ChunkSearch, FoundChunk, IndexedDocument } from '../chunk-index.ts'

/** A document whose vectors lie in one array, which changes hands instead of being copied. */
export interface PackedDocument extends Omit<IndexedDocument, 'chunks'> {
  readonly chunks: readonly Omit<Chunk, 'vector'>[]
  readonly vectors: Float32Array<ArrayBuffer>
}

export type IndexWork =
  | { readonly put: PackedDocument }
  | { readonly delete: readonly string[] }
  | { readonly deleteSource: string }
  | { readonly search: ChunkSearch }

export type IndexTask = IndexWork & { readonly id: number }

export interface IndexResult {
  readonly found?: readonly FoundChunk[]
  /** Whether as much is to be asked for again. */
  readonly more?: boolean
}

export type IndexAnswer = { readonly id: number } & (IndexResult | { readonly error: string })
