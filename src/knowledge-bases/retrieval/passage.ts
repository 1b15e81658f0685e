import type { Metadata } from '../../vectors/chunk-index.ts'

/** What is answered of a document: a chunk, or the larger one around it. */
export interface Passage {
  readonly id: string
  readonly documentId: string
  readonly dataSourceId: string
  readonly text: string
  readonly metadata: Metadata
  /** From 0 to 1. */
  readonly score: number
}
