import type { HierarchicalChunkingConfiguration } from '@aws-sdk/client-bedrock-agent'
import type { ChunkedDocument } from '../chunk-draft.ts'
import type { ParsedDocument } from '../parsed-document.ts'
import { packPieces, toDraft } from './pack-pieces.ts'
import { readPieces } from './read-pieces.ts'

/** Small chunks that are found and large ones that are answered, both with so many tokens repeated within their layer. */
export const chunkHierarchically = (
  document: ParsedDocument,
  { levelConfigurations, overlapTokens: overlap = 60 }: HierarchicalChunkingConfiguration,
): ChunkedDocument => {
  const [{ maxTokens: large = 1_500 } = {}, { maxTokens: small = 300 } = {}] = levelConfigurations ?? []
  const most = Math.min(large, small)
  const { text, pieces } = readPieces(document, most)
  const parents = packPieces(text, pieces, { most: large, overlap })
  const chunks = parents.flatMap(({ from, to }, parent) => {
    const own = pieces.slice(from, to)
    return packPieces(text, own, { most, overlap }).map(each => toDraft(text, own, each, parent))
  })
  return { chunks, parents: parents.map(({ start, end }) => ({ text: text.slice(start, end) })) }
}
