import { documentText } from '../document-text.ts'
import type { Block, ParsedDocument } from '../parsed-document.ts'
import { countGap, countTokens } from './count-tokens.ts'
import type { Piece } from './piece.ts'
import { type Range, splitLines, splitLong, splitSentences } from './split-text.ts'

const LONGEST_NAMES = 300

/** A document's text and its pieces in order, none of more tokens than a chunk may have. */
export const readPieces = (document: ParsedDocument, most: number): { text: string; pieces: Piece[] } => {
  const { text, starts } = documentText(document)
  const pieces: Piece[] = []
  const path = new Map<number, string>()
  let last = 0
  for (const [index, block] of document.blocks.entries()) {
    const isHeading = block.kind === 'heading'
    if (isHeading) leaveSections(path, block.level ?? 1)
    const headings = withTitle(document.title, [...path.values()])
    const below = [...headings, ...namesOfColumns(block)]
    const offset = starts[index] ?? 0
    for (const [position, range] of splitBlock(block, most).entries()) {
      const start = offset + range.start
      const end = offset + range.end
      pieces.push({
        start,
        end,
        tokens: countTokens(text.slice(start, end)),
        gap: countGap(text.slice(last, start)),
        kind: pieceKind(block),
        headings: position === 0 ? headings : below,
        ...(block.page !== undefined && { page: block.page }),
      })
      last = end
    }
    if (isHeading) path.set(block.level ?? 1, block.text)
  }
  return { text, pieces }
}

const pieceKind = ({ kind }: Block): Piece['kind'] => {
  if (kind === 'heading') return kind
  return kind === 'table' || kind === 'code' ? 'line' : 'sentence'
}

const leaveSections = (path: Map<number, string>, level: number): void => {
  for (const each of [...path.keys()]) if (each >= level) path.delete(each)
}

const withTitle = (title: string | undefined, headings: string[]): string[] =>
  title === undefined || headings[0] === title ? headings : [title, ...headings]

/** What a row far down in a table cannot be understood without. */
const namesOfColumns = ({ kind, text }: Block): string[] => {
  if (kind !== 'table') return []
  const end = text.indexOf('\n')
  const first = text.slice(0, end < 0 ? 0 : end)
  return first.includes(' | ') && first.length <= LONGEST_NAMES ? [first] : []
}

const splitBlock = ({ kind, text }: Block, most: number): Range[] =>
  splitWhole(kind, text).flatMap(range =>
    range.end - range.start > most && countTokens(text.slice(range.start, range.end)) > most
      ? splitLong(text, range, most)
      : [range],
  )

const splitWhole = (kind: Block['kind'], text: string): Range[] => {
  if (kind === 'heading') return [{ start: 0, end: text.length }]
  if (kind === 'table' || kind === 'code') return splitLines(text)
  if (kind === 'paragraph') return splitSentences(text)
  return splitLines(text).flatMap(({ start, end }) =>
    splitSentences(text.slice(start, end)).map(range => ({
      start: start + range.start,
      end: start + range.end,
    })),
  )
}
