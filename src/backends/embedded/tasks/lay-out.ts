import type { Shape } from '../language/read-shape.ts'

const ended = (text: string): string =>
  /[.!?\u2026\u3002]["')\u201d]?$/.test(text) ? text : `${text.replace(/[,;:]$/, '')}.`

/** The first `limit` words of a text. */
function cut(text: string, limit: number): string {
  const parts = text.split(/\s+/, limit + 1)
  return parts.length <= limit
    ? text
    : `${parts
        .slice(0, limit)
        .join(' ')
        .replace(/[,;:.]$/, '')}\u2026`
}

/** Keeps the pieces that fit within a number of words; the first is cut rather than left out. */
export function within(pieces: readonly string[], limit: number | undefined): string[] {
  if (limit === undefined) return [...pieces]
  const kept: string[] = []
  let left = limit
  for (const piece of pieces) {
    const count = piece.split(/\s+/).length
    if (count > left) continue
    kept.push(piece)
    left -= count
  }
  return kept.length > 0 ? kept : [cut(pieces[0] ?? '', limit)]
}

/** Writes pieces of text in the form asked for; running text by default. */
export function layOut(pieces: readonly string[], shape: Shape): string {
  const kept = within(pieces, shape.words)
  if (shape.form === 'bullets') return kept.map(piece => `- ${piece}`).join('\n')
  if (shape.form === 'numbered') return kept.map((piece, index) => `${index + 1}. ${piece}`).join('\n')
  if (shape.form !== 'paragraphs' || (shape.count ?? 1) < 2) return kept.map(ended).join(' ')
  const size = Math.ceil(kept.length / (shape.count ?? 1))
  const blocks: string[] = []
  for (let index = 0; index < kept.length; index += size)
    blocks.push(
      kept
        .slice(index, index + size)
        .map(ended)
        .join(' '),
    )
  return blocks.join('\n\n')
}
