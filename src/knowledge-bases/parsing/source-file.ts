import type { ParsedDocument } from '../parsed-document.ts'

export interface SourceFile {
  /** Its end tells the format, unless the content shows another. */
  readonly name: string
  readonly bytes: Uint8Array
  /** As HTTP has it, where the source tells. */
  readonly contentType?: string
}

/** Reads one format. @throws UnreadableDocument with the reason; anything else it throws means a corrupt file. */
export type Parser = (file: SourceFile) => ParsedDocument | Promise<ParsedDocument>
