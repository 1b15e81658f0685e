import { readRecords } from '../language/read-records.ts'
import { listMark } from '../language/units.ts'
import type { Assignment } from '../read-assignment.ts'
import { cellFor } from './table-cells.ts'

const MOST_ROWS = 50
const DEFAULT_ROWS = 3
const UNKNOWN = 'not known'
/** What most things can be compared by. */
const aspects = [
  'price',
  'quality',
  'effort',
  'time',
  'availability',
  'risk',
  'popularity',
  'origin',
  'size',
  'upkeep',
]

const row = (cells: readonly string[]): string =>
  `| ${cells.map(cell => cell.replaceAll('|', '/')).join(' | ')} |`

export const tableOf = (columns: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(columns), row(columns.map(() => '---')), ...rows.map(row)].join('\n')

/** A table without any text to take it from: what could be told, and that it is not known here. */
function emptyTable(columns: readonly string[], count: number): string {
  const rows = Array.from({ length: count }, (_, index) => {
    const aspect = aspects[index % aspects.length] ?? ''
    return columns.map(() => `${aspect}: ${UNKNOWN}`)
  })
  return tableOf(columns, rows)
}

/** `key: value` lines become two columns where none are named. */
function withoutColumns(material: string): readonly (readonly string[])[] {
  const lines = material.split('\n').map(line => line.trim().slice(listMark(line.trim())))
  const pairs = lines.flatMap(line => {
    const colon = line.indexOf(': ')
    return colon > 0 && colon < 60 ? [[line.slice(0, colon), line.slice(colon + 2)]] : []
  })
  return pairs.length > 1 && pairs.length * 2 >= lines.length ? pairs : []
}

/** A Markdown table of what a text says, one row for each thing it tells of. */
export function writeTable({ shape, material }: Assignment): string | undefined {
  if (shape.form !== 'table') return undefined
  const count = shape.count ?? shape.most
  const { columns = [] } = shape
  if (material === '')
    return emptyTable(
      columns.length > 0 ? columns : ['Aspect', 'Answer'],
      Math.min(count ?? DEFAULT_ROWS, MOST_ROWS),
    )
  if (columns.length === 0) {
    const pairs = withoutColumns(material)
    if (pairs.length > 0) return tableOf(['Field', 'Value'], pairs)
    const records = readRecords(material, [])
    return tableOf(
      ['No.', 'Statement'],
      records.slice(0, count ?? MOST_ROWS).map((text, index) => [String(index + 1), text]),
    )
  }
  const records = readRecords(material, columns).slice(0, count ?? MOST_ROWS)
  const rows = records.map(record => {
    const taken = new Set<string>()
    return columns.map(column => cellFor(column, record, columns, taken))
  })
  return tableOf(columns, rows)
}
