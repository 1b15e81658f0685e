import type { FixedSizeChunkingConfiguration } from '@aws-sdk/client-bedrock-agent'
import type { ChunkedDocument } from '../chunk-draft.ts'
import type { ParsedDocument } from '../parsed-document.ts'
import { packPieces, toDraft } from './pack-pieces.ts'
import { readPieces } from './read-pieces.ts'

/** Chunks of up to a number of tokens, each of which repeats a share of the one before. */
export const chunkByFixedSize = (
  document: ParsedDocument,
  { maxTokens: most = 300, overlapPercentage = 20 }: FixedSizeChunkingConfiguration,
): ChunkedDocument => {
  const { text, pieces } = readPieces(document, most)
  const overlap = Math.floor((most * overlapPercentage) / 100)
  const packed = packPieces(text, pieces, { most, overlap })
  return { chunks: packed.map(each => toDraft(text, pieces, each)) }
}
