import type { Block } from '../parsed-document.ts'
import type { PdfLine } from './pdf-lines.ts'
import { tableText } from './table-text.ts'

// In sizes of letters.
const PARAGRAPH_GAP = 1.75
const ALIGNED = 1
/** Of the text's own size. */
const HEADING_SIZE = 1.15
const LONGEST_HEADING = 200
const bullet = /^([•◦▪‣·●–*-]|\(?\d{1,3}[.)])\s/

export const linesToBlocks = (lines: readonly PdfLine[]): Block[] => {
  const headings = headingSizes(lines)
  const blocks: Block[] = []
  let at = 0
  while (at < lines.length) {
    const rows = tableAt(lines, at)
    const group = rows.length > 1 ? rows : paragraphAt(lines, at)
    const [first] = group
    if (first === undefined) break
    blocks.push(rows.length > 1 ? toTable(rows) : toParagraph(group, headings.indexOf(rounded(first)) + 1))
    at += group.length
  }
  return blocks
}

/** Those of letters larger than most of the text's, largest first. */
const headingSizes = (lines: readonly PdfLine[]): number[] => {
  const letters = new Map<number, number>()
  for (const line of lines)
    letters.set(rounded(line), (letters.get(rounded(line)) ?? 0) + textOf(line).length)
  const [body = 0] = [...letters].reduce((most, each) => (each[1] > most[1] ? each : most), [0, 0])
  return [...letters.keys()].filter(size => size >= HEADING_SIZE * body).sort((a, b) => b - a)
}

const rounded = ({ size }: PdfLine): number => Math.round(size * 2) / 2

const textOf = ({ cells }: PdfLine): string => cells.map(({ text }) => text).join(' ')

/** Lines with several cells below one another; what a cell goes on with in the next line is among them. */
const tableAt = (lines: readonly PdfLine[], start: number): PdfLine[] => {
  const rows: PdfLine[] = []
  let columns: readonly number[] = []
  for (let at = start; at < lines.length; at++) {
    const line = lines[at]
    if (line === undefined || line.page !== lines[start]?.page) break
    const starts = line.cells.map(({ x }) => x)
    const aligned = starts.filter(x => columns.some(column => Math.abs(column - x) <= ALIGNED * line.size))
    const isRow = starts.length > 1 && (rows.length === 0 || aligned.length > 1)
    const continues = rows.length > 1 && isContinued(line, rows.at(-1), columns)
    if (!isRow && !continues) break
    if (isRow) columns = starts.length >= columns.length ? starts : columns
    rows.push(line)
  }
  return rows
}

const isContinued = (line: PdfLine, above: PdfLine | undefined, columns: readonly number[]): boolean => {
  const [cell] = line.cells
  return (
    cell !== undefined &&
    line.cells.length === 1 &&
    above !== undefined &&
    above.y - line.y < PARAGRAPH_GAP * line.size &&
    columns.slice(1).some(column => Math.abs(column - cell.x) <= ALIGNED * line.size)
  )
}

const toTable = (rows: readonly PdfLine[]): Block => {
  const cells: { text: string; x: number }[][] = []
  for (const { cells: own, size } of rows) {
    const [only] = own
    const above = cells.at(-1)?.find(({ x }) => only !== undefined && Math.abs(x - only.x) <= ALIGNED * size)
    if (own.length === 1 && only !== undefined && above !== undefined) above.text += ` ${only.text}`
    else cells.push(own.map(({ text, x }) => ({ text, x })))
  }
  return { kind: 'table', text: tableText(cells.map(row => row.map(({ text }) => text))), ...pageOf(rows) }
}

const paragraphAt = (lines: readonly PdfLine[], start: number): PdfLine[] => {
  const group: PdfLine[] = []
  for (let at = start; at < lines.length; at++) {
    const line = lines[at]
    const above = group.at(-1)
    if (line === undefined) break
    if (above !== undefined && (isParted(above, line) || tableAt(lines, at).length > 1)) break
    group.push(line)
  }
  return group
}

const isParted = (above: PdfLine, line: PdfLine): boolean => {
  const gap = above.y - line.y
  return (
    above.page !== line.page ||
    rounded(above) !== rounded(line) ||
    gap < 0 ||
    gap > PARAGRAPH_GAP * line.size ||
    bullet.test(textOf(line))
  )
}

const toParagraph = (lines: readonly PdfLine[], level: number): Block => {
  const text = lines.map(textOf).reduce((before, line) => {
    // A word that the end of a line parts.
    if (/\p{L}-$/u.test(before) && /^\p{Ll}/u.test(line)) return before.slice(0, -1) + line
    return before.endsWith(' ') ? before + line : `${before} ${line}`
  })
  if (level > 0 && text.length <= LONGEST_HEADING) return { kind: 'heading', level, text, ...pageOf(lines) }
  return { kind: bullet.test(text) ? 'list' : 'paragraph', text, ...pageOf(lines) }
}

const pageOf = ([first]: readonly PdfLine[]): { page?: number } =>
  first === undefined ? {} : { page: first.page }
