import type { SemanticChunkingConfiguration } from '@aws-sdk/client-bedrock-agent'
import type { ChunkedDocument } from '../chunk-draft.ts'
import type { ParsedDocument } from '../parsed-document.ts'
import type { ChunkingContext } from './chunking-context.ts'
import { packPieces, toDraft } from './pack-pieces.ts'
import type { Piece } from './piece.ts'
import { readPieces } from './read-pieces.ts'

const BATCH = 96

/** Cuts where a sentence, with its neighbours, is least like the next one. */
export const chunkSemantically = async (
  document: ParsedDocument,
  {
    maxTokens: most = 300,
    bufferSize = 0,
    breakpointPercentileThreshold = 95,
  }: SemanticChunkingConfiguration,
  context: ChunkingContext,
): Promise<ChunkedDocument> => {
  const { text, pieces } = readPieces(document, most)
  const around = (index: number): string => {
    const first = pieces[Math.max(0, index - bufferSize)]
    const last = pieces[Math.min(pieces.length - 1, index + bufferSize)]
    return text.slice(first?.start, last?.end)
  }
  const distances = await measureDistances(pieces.length, around, context)
  const threshold = percentile(distances, breakpointPercentileThreshold)
  const groups = cutAt(pieces, index => (distances[index] ?? 0) > threshold)
  return {
    chunks: groups.flatMap(group =>
      packPieces(text, group, { most }).map(each => toDraft(text, group, each)),
    ),
  }
}

/** Of each piece to the next one: 0 for the same direction, 2 for the opposite. */
const measureDistances = async (
  count: number,
  textOf: (index: number) => string,
  { embed, signal }: ChunkingContext,
): Promise<Float64Array> => {
  const distances = new Float64Array(Math.max(0, count - 1))
  let before: Float32Array | undefined
  for (let start = 0; start < count; start += BATCH) {
    signal.throwIfAborted()
    const length = Math.min(BATCH, count - start)
    const vectors = await embed(
      Array.from({ length }, (_, offset) => textOf(start + offset)),
      signal,
    )
    for (const [offset, vector] of vectors.entries()) {
      if (before !== undefined) distances[start + offset - 1] = 1 - cosine(before, vector)
      before = vector
    }
  }
  return distances
}

const cosine = (a: Float32Array, b: Float32Array): number => {
  let product = 0
  let squaresOfA = 0
  let squaresOfB = 0
  for (const [index, left] of a.entries()) {
    const right = b[index] ?? 0
    product += left * right
    squaresOfA += left * left
    squaresOfB += right * right
  }
  return squaresOfA === 0 || squaresOfB === 0 ? 0 : product / Math.sqrt(squaresOfA * squaresOfB)
}

/** Between the two nearest values, in proportion. */
const percentile = (values: Float64Array, percent: number): number => {
  const sorted = values.toSorted()
  const at = ((sorted.length - 1) * percent) / 100
  const below = sorted[Math.floor(at)] ?? 0
  return below + ((sorted[Math.ceil(at)] ?? below) - below) * (at - Math.floor(at))
}

/** @param isBreak whether the text after the piece at an index is another matter. */
const cutAt = (pieces: readonly Piece[], isBreak: (index: number) => boolean): Piece[][] => {
  const groups: Piece[][] = []
  let group: Piece[] = []
  for (const [index, piece] of pieces.entries()) {
    group.push(piece)
    if (!isBreak(index)) continue
    // A heading belongs to what comes after it.
    let end = group.length
    while (end > 0 && group[end - 1]?.kind === 'heading') end--
    if (end === 0) continue
    groups.push(group.slice(0, end))
    group = group.slice(end)
  }
  return group.length === 0 ? groups : [...groups, group]
}
