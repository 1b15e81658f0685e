import { readRecords } from '../language/read-records.ts'
import { stem } from '../language/stem.ts'
import { listMark } from '../language/units.ts'
import { words } from '../language/words.ts'
import type { Assignment } from '../read-assignment.ts'
import { compareThings } from './compare-columns.ts'
import { generalAdvice } from './general-advice.ts'
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

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`
/** A column that says what is compared. */
const named =
  /^(?:aspect|feature|criteri(?:on|a)|category|property|attribute|point|topic|field|factor|item|dimension)s?$/i

const adviceFor = (column: string) =>
  generalAdvice.find(
    ({ names }) =>
      words(column).some(word => names.has(stem(word))) &&
      /^(?:pro|con|advantage|disadvantage|benefit|risk|drawback|tip|question|mistake|step|reason)s?$/i.test(
        column,
      ),
  )

const row = (cells: readonly string[]): string =>
  `| ${cells.map(cell => cell.replaceAll('|', '/')).join(' | ')} |`

export const tableOf = (columns: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(columns), row(columns.map(() => '---')), ...rows.map(row)].join('\n')

/** A table without any text to take it from: what could be told, and that it is not known here. */
function emptyTable(columns: readonly string[], count: number): string {
  const aspectNamed = columns.some(column => named.test(column))
  const rows = Array.from({ length: count }, (_, index) => {
    const aspect = aspects[index % aspects.length] ?? ''
    return columns.map(column => {
      const advice = adviceFor(column)
      if (advice)
        return (advice.items[index % advice.items.length] ?? '').replaceAll('{}', 'it').replace(/^it/, 'It')
      return named.test(column) ? aspect : aspectNamed ? UNKNOWN : `${aspect}: ${UNKNOWN}`
    })
  })
  return tableOf(columns, rows)
}

const rowNames =
  /\b(?:for|of|about|comparing|compare|rows? (?:for|being|are)|listing|with rows?)\b:? ((?:the )?[\p{L}\d][^.;:()\n]{2,120}?)(?: (?:with|in|as|using|by|columns?)\b|[.;:()\n]|$)/giu

/** A row for each thing that a request names, where there is no text: "for Earth and Mars". */
function namedRows(columns: readonly string[], instruction: string): string | undefined {
  if (columns.length < 2 || columns.some((column, index) => index === 0 && named.test(column)))
    return undefined
  for (const [, said = ''] of instruction.matchAll(rowNames)) {
    const items = said.split(/,? and |, | or /).map(item => item.trim().replace(/^the /, ''))
    const isList = items.length > 1 && items.every(item => item !== '' && item.split(' ').length <= 3)
    if (isList && !items.some(item => columns.some(column => column.toLowerCase() === item.toLowerCase())))
      return tableOf(
        columns,
        items
          .slice(0, MOST_ROWS)
          .map(item => columns.map((_, index) => (index === 0 ? capital(item) : UNKNOWN))),
      )
  }
  return undefined
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

const comparing =
  /\b(?:compar(?:e|es|ing|ison)(?: (?:of|between))?|contrast|differences? between|versus|vs\.?)\b:? (?:the )?([^.,;:()\n]{2,60}?) (?:and|with|to|vs\.?|versus) (?:the |an? )?([^.,;:()\n]{2,60}?)(?= (?:in|as|by|on|with|using|for|side)\b|[.,;:()\n]|$)/i

/** The columns of a comparison that only names what is compared: "compare tea and coffee in a table". */
function comparedColumns(instruction: string): readonly string[] {
  const [, one, other] = comparing.exec(instruction) ?? []
  return one === undefined || other === undefined
    ? []
    : ['Aspect', capital(one.trim()), capital(other.trim())]
}

/** Rows that compare what all columns but the first name; none where the text does not name them. */
function comparedRows(columns: readonly string[], material: string): readonly (readonly string[])[] {
  const [first = '', ...things] = columns
  const lower = material.toLowerCase()
  const told = things.filter(thing => lower.includes(thing.toLowerCase())).length
  const isComparison = things.length > 1 && (told === things.length || (named.test(first) && told > 0))
  return isComparison ? compareThings(material, things) : []
}

/** A Markdown table of what a text says, one row for each thing it tells of. */
export function writeTable({ shape, material, instruction }: Assignment): string | undefined {
  if (shape.form !== 'table') return undefined
  const count = shape.count ?? shape.most
  const columns = shape.columns ?? comparedColumns(instruction)
  if (material === '')
    return (
      namedRows(columns, instruction) ??
      emptyTable(
        columns.length > 0 ? columns : ['Aspect', 'Answer'],
        Math.min(count ?? DEFAULT_ROWS, MOST_ROWS),
      )
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
  const compared = comparedRows(columns, material).slice(
    0,
    /\b(?:rows?|aspects?|features|criteria|points|lines)\b/i.test(instruction)
      ? (count ?? MOST_ROWS)
      : MOST_ROWS,
  )
  if (compared.length > 0) return tableOf(columns, compared)
  const records = readRecords(material, columns).slice(0, count ?? MOST_ROWS)
  const rows = records.map(record => {
    const taken = new Set<string>()
    return columns.map(column => cellFor(column, record, columns, taken))
  })
  return tableOf(columns, rows)
}
