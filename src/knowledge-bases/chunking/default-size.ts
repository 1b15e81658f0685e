import type { ChunkedDocument } from '../chunk-draft.ts'
import type { ParsedDocument } from '../parsed-document.ts'
import { packPieces, toDraft } from './pack-pieces.ts'
import { readPieces } from './read-pieces.ts'

/** "Splits content into text chunks of approximately 300 tokens", whole sentences: "How content chunking works". */
const MOST_TOKENS = 300

export const chunkByDefault = (document: ParsedDocument): ChunkedDocument => {
  const { text, pieces } = readPieces(document, MOST_TOKENS)
  const packed = packPieces(text, pieces, { most: MOST_TOKENS })
  return { chunks: packed.map(each => toDraft(text, pieces, each)) }
}
