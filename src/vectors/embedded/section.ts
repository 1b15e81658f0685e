/** A named part of a checkpoint: bytes as they lie in memory, in as many pieces as they are kept in. */
export interface Section {
  readonly name: string
  readonly pieces: readonly NodeJS.ArrayBufferView[]
}

/** The bytes of a section of a checkpoint that was found whole. Every call gives memory of its own. */
export type ReadSection = (name: string) => ArrayBuffer
