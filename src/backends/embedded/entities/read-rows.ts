import { labelOf, listMark } from '../language/units.ts'
import type { Entity } from './entity.ts'
import { type ReadText, readText } from './read-text.ts'

const MOST_ROWS = 200
const counted = /^(?:\d+(?:[.,]\d+)?\s?(?:x|\u00d7)?\s|[-*\u2022+] |\d+[.)] )/

/** The cells of a line of a table; undefined for any other line. */
function cellsOf(line: string): string[] | undefined {
  const mark = line.startsWith('|') || line.split('|').length > 2 ? '|' : line.includes('\t') ? '\t' : ''
  if (mark === '') return undefined
  return line
    .replace(/^\||\|$/g, '')
    .split(mark)
    .map(cell => cell.trim())
}

/** Lines under a heading line of as many cells, as `heading: cell` lines. */
function tableRows(lines: readonly string[]): string[] {
  const rows = lines.map(line => cellsOf(line) ?? [])
  const filled = rows.filter(cells => cells.length > 1 && !cells.every(cell => /^:?-*:?$/.test(cell)))
  const comma = lines.map(line => line.split(',').map(cell => cell.trim()))
  const width = comma[0]?.length ?? 0
  const isCsv =
    filled.length === 0 &&
    width > 1 &&
    comma.length > 1 &&
    comma.every(cells => cells.length === width) &&
    !/[.?!]$/.test(lines[0] ?? '')
  const table = isCsv ? comma : filled
  const [head, ...body] = table
  if (
    !head ||
    body.length === 0 ||
    head.some(cell => /\d/.test(cell)) ||
    head.some(cell => cell.split(' ').length > 4)
  )
    return isCsv || table.length < 2 ? [] : table.map(cells => cells.join(', '))
  return body.map(cells => cells.map((cell, index) => `${head[index] ?? ''}: ${cell}`).join('\n'))
}

/** A text cut where each of several people or other things is named. */
export function anchoredRows(
  { text, entities }: ReadText,
  isAnchor: (entity: Entity) => boolean,
): ReadText[] {
  const starts = entities.filter(isAnchor).map(({ start }) => start)
  return starts
    .slice(0, MOST_ROWS)
    .map((start, index) =>
      readText(text.slice(start, starts[index + 1] ?? text.length).replace(/[\s,;]+(?:and)?\s*$/, '')),
    )
}

/** What a text says of each of several things: rows of a table, items of a list, lines, else sentences. */
export function readRows({ text, segments }: ReadText): ReadText[] {
  const lines = text
    .split('\n', MOST_ROWS * 5)
    .map(line => line.trim())
    .filter(line => line !== '')
  const table = tableRows(lines)
  const marked = lines.filter(line => counted.test(line))
  const plain = lines.filter(line => labelOf(line) === '' && !line.endsWith(':'))
  const inline = lines.length === 1 ? pieces(lines[0] ?? '') : []
  const rows =
    table.length > 0
      ? table
      : marked.length > 1
        ? marked
        : plain.length > 1
          ? plain
          : inline.length > 1
            ? inline
            : segments.map(segment => segment.text)
  return rows.slice(0, MOST_ROWS).map(row => readText(table.length > 0 ? row : row.slice(listMark(row))))
}

const numbered = /\b(?:\d|an? |one |two |three |four |five |six |seven |eight |nine |ten |twelve )/
/** "2 pizzas at 8.50, 1 salad for 6.20 and 3 colas": one piece for each thing counted. */
function pieces(line: string): string[] {
  const rest = line.slice(line.indexOf(':') + 1)
  const found = rest
    .split(
      /;|, (?=(?:and )?(?:\d|an? |one |two |three |four |five |six |seven |eight |nine |ten |twelve ))| and (?=(?:\d|an? |one |two |three |four |five |six ))/,
    )
    .map(piece => piece.trim().replace(/[.!]$/, ''))
    .filter(piece => piece !== '')
  const [first = '', second = ''] = found
  const number = first.search(numbered)
  // "Please send us 4 lamps, 2 chairs": what leads to the first of them is not part of it.
  if (number > 0 && second.search(numbered) === 0) found[0] = first.slice(number)
  const priced = rest
    .split(/; |, (?:and )?| and (?=\p{L}[^,;]*\d)/u)
    .map(piece => piece.trim().replace(/[.!]$/, ''))
  if (number > 0 && priced.length > 1 && priced.every(piece => /^\p{L}[^\d]*\d/u.test(piece))) return priced
  return found.length > 1 &&
    found.every(piece => /\d|\b(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve)\b/.test(piece))
    ? found
    : []
}

/** The thing that a row begins with, without what counts or prices it. */
export function rowName(row: string): string | undefined {
  const bare = row
    .slice(listMark(row))
    .replace(
      /^(?:\d+(?:[.,]\d+)?\s?(?:x|\u00d7)?|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve)\s*(?:(?:kg|g|mg|lbs?|oz|ml|cl|l|grams?|kilos?|litres?)\b )?\s*(?:(?:units|pieces|pcs|boxes|bottles|packs|bags|pairs|sets) of |x )?/i,
      '',
    )
    .replace(/^(?:the|a|an) /i, '')
  const end =
    /\s*(?:[,;:|(@]|[.!?]\s|\.{2,}| [-\u2013\u2014] | at | for | to | (?:in|on|into|by) (?=(?:the|my|our|your|a|an|room|floor) |\d)| is | are | was | were | has | x ?\d|\s[$\u20ac\u00a3]|\s\d)/.exec(
      bare,
    )?.index ?? bare.length
  const name = bare
    .slice(0, end)
    .replace(/[.\s]+$/, '')
    .trim()
  return name === '' ? undefined : name
}
