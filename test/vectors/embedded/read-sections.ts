import type { ReadSection, Section } from '../../../src/vectors/embedded/section.ts'

/** Sections as a checkpoint gives them back. */
export const readSections =
  (sections: readonly Section[]): ReadSection =>
  name => {
    const pieces = sections.find(section => section.name === name)?.pieces ?? []
    const bytes = pieces.map(piece => new Uint8Array(piece.buffer, piece.byteOffset, piece.byteLength))
    return Uint8Array.from(Buffer.concat(bytes)).buffer
  }
