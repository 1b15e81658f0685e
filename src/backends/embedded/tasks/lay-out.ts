import type { Shape } from '../language/read-shape.ts'
import { countWords, shorten } from '../language/shorten.ts'

const ended = (text: string): string =>
  /[.!?\u2026\u3002]["')\u201d]?$/.test(text) ? text : `${text.replace(/[,;:]$/, '')}.`

/** Keeps the pieces that fit within a number of words; the first is shortened rather than left out. */
export function within(pieces: readonly string[], limit: number | undefined): string[] {
  if (limit === undefined) return [...pieces]
  const kept: string[] = []
  let left = limit
  for (const piece of pieces) {
    const count = countWords(piece)
    if (count > left) continue
    kept.push(piece)
    left -= count
  }
  return kept.length > 0 ? kept : [shorten(pieces[0] ?? '', limit)]
}

/** Writes pieces of text in the form asked for; running text by default. */
export function layOut(pieces: readonly string[], shape: Shape): string {
  const listed = shape.form === 'bullets' || shape.form === 'numbered' || shape.form === 'lines'
  // A number of items is kept before a number of words: shorter items follow.
  const kept = listed && shape.count !== undefined ? [...pieces] : within(pieces, shape.words)
  if (shape.form === 'bullets') return kept.map(piece => `- ${piece}`).join('\n')
  if (shape.form === 'numbered') return kept.map((piece, index) => `${index + 1}. ${piece}`).join('\n')
  if (shape.form === 'lines') return kept.join('\n')
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
