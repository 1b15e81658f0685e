import type { ChunkedDocument } from '../chunk-draft.ts'
import { documentText } from '../document-text.ts'
import type { ParsedDocument } from '../parsed-document.ts'

/** One chunk, which has no page: "No chunking" of "How content chunking works". */
export const keepWhole = (document: ParsedDocument): ChunkedDocument => {
  const { text } = documentText(document)
  const headings = document.title === undefined ? [] : [document.title]
  return { chunks: text === '' ? [] : [{ text, headings, start: 0, end: text.length }] }
}
