import type { ParsedDocument } from '../parsed-document.ts'
import type { SourceFile } from './source-file.ts'

/** Parses files within bounds of time and memory, away from the event loop. */
export interface DocumentParser {
  /** @throws UnreadableDocument with the reason; ServiceUnavailableException where too many files wait; the signal's reason. */
  parse(file: SourceFile, signal: AbortSignal): Promise<ParsedDocument>
  close(): Promise<void>
}
