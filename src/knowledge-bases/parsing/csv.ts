import { type Options, parse } from 'csv-parse/sync'
import { decodeText } from './decode-text.ts'
import type { Parser } from './source-file.ts'
import { recordsText } from './table-text.ts'

const delimiters = [',', ';', '\t', '|'] as const
const SAMPLE_LINES = 20

/** Each row a line with the names of its columns. */
export const parseCsv: Parser = file => {
  const text = decodeText(file)
  return { blocks: [{ kind: 'table', text: recordsText(readRows(text)) }] }
}

const readRows = (text: string): string[][] => {
  const options: Options = {
    delimiter: delimiterOf(text),
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
  }
  try {
    return parse(text, options) as string[][]
  } catch {
    // A quote that is never closed is a mark like any other.
    return parse(text, { ...options, quote: false }) as string[][]
  }
}

/** The one that parts most of the first lines into the same number of cells. */
const delimiterOf = (text: string): string => {
  const lines = text
    .slice(0, 65_536)
    .split(/\r?\n|\r/, SAMPLE_LINES)
    .filter(line => line.trim() !== '')
  const evenness = (delimiter: string): number => {
    const counts = lines.map(line => line.split(delimiter).length)
    const most = counts[0] ?? 1
    return most === 1 ? 0 : counts.filter(count => count === most).length * 100 + Math.min(99, most)
  }
  return delimiters.reduce<string>(
    (best, delimiter) => (evenness(delimiter) > evenness(best) ? delimiter : best),
    ',',
  )
}
