import type { Chunk, ChunkSearch, FoundChunk, IndexedDocument } from '../chunk-index.ts'

/** A chunk as it is kept elsewhere. All chunks that a document was given at once have one generation, used once. */
export interface ChunkRecord {
  readonly document: Pick<IndexedDocument, 'id' | 'dataSourceId'>
  readonly generation: string
  /** Of the chunk in its document. */
  readonly position: number
  readonly chunk: Chunk
  readonly parent?: { readonly id: string; readonly text: string }
}

/** What is on its way: whoever finds it later removes these generations, but for those that any note keeps. */
export interface ChangeNote {
  readonly remove: readonly string[]
  readonly keep: readonly string[]
}

/** What is looked for: records with all that is given. */
export interface Selection {
  readonly documentIds?: readonly string[]
  readonly dataSourceId?: string
  readonly generations?: readonly string[]
  readonly exceptGenerations?: readonly string[]
}

export interface RecordPlace {
  /** The storage's own. */
  readonly id: string
  readonly generation: string
}

export interface FoundRecord {
  readonly generation: string
  readonly found: FoundChunk
}

/** The records of one knowledge base in a storage elsewhere, which changes one record at a time and shows it when it likes. */
export interface RecordStore {
  /** @throws Error for what it would not take, before anything is written. */
  check(records: readonly ChunkRecord[]): void
  /** Kept when it resolves. Where it fails, any of them may be there. */
  write(records: readonly ChunkRecord[]): Promise<void>
  /** Whether all of a generation are searched already. */
  isSearched(generation: string, count: number): Promise<boolean>
  /** Of chunks that are searched. */
  find(selection: Selection, limit: number): Promise<readonly RecordPlace[]>
  erase(ids: readonly string[]): Promise<void>
  /** @returns its place. */
  writeNote(note: ChangeNote): Promise<string>
  notes(): Promise<readonly (ChangeNote & { readonly id: string })[]>
  /** @param hidden generations that are passed over. */
  search(
    search: ChunkSearch,
    hidden: ReadonlySet<string>,
    signal: AbortSignal,
  ): Promise<readonly FoundRecord[]>
  close(): Promise<void>
}
