/** What strategies ask for. */
export interface ChunkingContext {
  /** Vectors of texts, in their order: semantic chunking compares sentences. */
  readonly embed: (texts: readonly string[], signal: AbortSignal) => Promise<readonly Float32Array[]>
  readonly signal: AbortSignal
}
