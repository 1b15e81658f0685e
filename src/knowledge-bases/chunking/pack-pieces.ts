import type { ChunkDraft } from '../chunk-draft.ts'
import { UnreadableDocument } from '../parsing/unreadable-document.ts'
import type { Piece } from './piece.ts'
import { tailStart } from './split-text.ts'

export interface PackOptions {
  /** Tokens of a chunk, at most. */
  readonly most: number
  /** Tokens that a chunk repeats of the one before it, at most. */
  readonly overlap?: number
}

/** Pieces that are one chunk, which may begin earlier, in what it repeats. */
export interface Packed {
  readonly from: number
  readonly to: number
  readonly start: number
  readonly end: number
}

const MOST_CHUNKS = 200_000

/** As many pieces as fit, chunk by chunk. A heading stays with what it stands above. */
export const packPieces = (
  text: string,
  pieces: readonly Piece[],
  { most, overlap = 0 }: PackOptions,
): Packed[] => {
  const packed: Packed[] = []
  let from = 0
  for (let first = pieces[from]; first !== undefined; first = pieces[from]) {
    if (packed.length >= MOST_CHUNKS)
      throw new UnreadableDocument(`The file makes more than ${MOST_CHUNKS} chunks: let chunks be larger.`)
    const repeated =
      overlap > 0 && from > 0 ? repeat(text, pieces, from, Math.min(overlap, most - first.tokens)) : undefined
    const to = lastFitting(pieces, from, repeated?.tokens ?? 0, most)
    packed.push({ from, to, start: repeated?.start ?? first.start, end: pieces[to - 1]?.end ?? first.end })
    from = to
  }
  return packed
}

const lastFitting = (pieces: readonly Piece[], from: number, repeated: number, most: number): number => {
  let tokens = repeated + (pieces[from]?.tokens ?? 0)
  let to = from + 1
  for (let piece = pieces[to]; piece !== undefined; piece = pieces[to]) {
    const more = tokens + piece.gap + piece.tokens
    // A chunk that is full enough leaves a new section to the next.
    if (more > most || (piece.kind === 'heading' && pieces[to - 1]?.kind !== 'heading' && tokens * 2 >= most))
      break
    tokens = more
    to += 1
  }
  if (to === pieces.length) return to
  let end = to
  while (end > from + 1 && pieces[end - 1]?.kind === 'heading') end--
  return pieces[end - 1]?.kind === 'heading' ? to : end
}

/** Whole pieces before `from`, or the last words of the one before it where that is longer. */
const repeat = (
  text: string,
  pieces: readonly Piece[],
  from: number,
  most: number,
): { start: number; tokens: number } | undefined => {
  const next = pieces[from]
  const before = pieces[from - 1]
  if (next === undefined || before === undefined) return undefined
  let tokens = next.gap
  let at = from
  for (let piece = pieces[at - 1]; piece !== undefined; piece = pieces[at - 1]) {
    // The first piece's own gap is before what is repeated.
    const more = tokens + piece.tokens
    if (more > most) break
    at -= 1
    tokens = more + piece.gap
  }
  const first = pieces[at]
  if (first !== undefined && at < from) return { start: first.start, tokens: tokens - first.gap }
  if (before.kind !== 'sentence') return undefined
  const start = tailStart(text, before, most - next.gap)
  return start < before.end ? { start, tokens: most } : undefined
}

/** @param parent its position, of hierarchical chunking. */
export const toDraft = (
  text: string,
  pieces: readonly Piece[],
  { from, start, end }: Packed,
  parent?: number,
): ChunkDraft => {
  const own = pieces[from]
  const first = own !== undefined && start < own.start ? pieceAt(pieces, from, start) : own
  return {
    text: text.slice(start, end),
    headings: own?.headings ?? [],
    ...(first?.page !== undefined && { page: first.page }),
    start,
    end,
    ...(parent !== undefined && { parent }),
  }
}

const pieceAt = (pieces: readonly Piece[], before: number, start: number): Piece | undefined => {
  let at = before
  while (at > 0 && (pieces[at]?.start ?? 0) > start) at--
  return pieces[at]
}
