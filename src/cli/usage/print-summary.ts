import { toDollars } from '../../metering/cost.ts'
import type { Dimension } from '../../metering/usage/dimensions.ts'
import type { SessionRatio } from '../../metering/usage/session-ratios.ts'
import { totalOf, type UsageRow, type UsageSums } from '../../metering/usage/summarize-usage.ts'
import { writeDollars, writeNumber, writeShare } from '../numbers.ts'
import { type Column, renderCsv, renderTable } from '../table.ts'

/** A column of numbers: how it is called in a table, in CSV and JSON, and what stands in it. */
interface NumberColumn {
  readonly title: string
  readonly name: keyof UsageSums
}

const numberColumns: readonly NumberColumn[] = [
  { title: 'calls', name: 'calls' },
  { title: 'failed', name: 'failed' },
  { title: 'input', name: 'input' },
  { title: 'output', name: 'output' },
  { title: 'cache read', name: 'cacheRead' },
  { title: 'cache write', name: 'cacheWrite' },
  { title: 'embedding', name: 'embedding' },
  { title: 'searches', name: 'searchUnits' },
  { title: 'reserved', name: 'reserved' },
  { title: 'settled', name: 'settled' },
]

export type Format = 'table' | 'csv' | 'json'

/** Rows of a table that are shown; 0 shows all. Rows by time end with the newest. */
export interface Shown {
  readonly limit: number
  readonly newestLast: boolean
}

export const printSummary = (
  rows: readonly UsageRow[],
  by: readonly Dimension[],
  format: Format,
  shown: Shown,
): string => {
  if (format === 'json')
    return `${JSON.stringify(
      rows.map(row => toJson(row, by)),
      null,
      2,
    )}\n`
  if (format === 'csv') return toCsv(rows, by)
  if (rows.length === 0) return 'No calls.\n'
  const totals = totalOf(rows)
  const columns = numberColumns.filter(({ name }) => totals[name] !== null)
  const hasUnused = totals.unused !== null
  const hasPartial = [...rows, totals].some(row => tellPartial(row) !== '')
  const cells = (row: UsageSums): string[] => [
    ...columns.map(({ name }) => writeNumber(row[name] as number | null)),
    ...(hasUnused ? [writeShare(row.unused, row.reserved)] : []),
    costOf(row),
    ...(hasPartial ? [tellPartial(row)] : []),
  ]
  const head: Column[] = [
    ...by.map(({ name }) => ({ title: name })),
    ...columns.map(({ title }) => ({ title, align: 'right' as const })),
    ...(hasUnused ? [{ title: 'unused', align: 'right' as const }] : []),
    { title: 'USD', align: 'right' },
    ...(hasPartial ? [{ title: '' }] : []),
  ]
  const visible = limit(rows, shown)
  const table = renderTable(
    head,
    visible.map(row => [...row.keys.map(key => key ?? '(none)'), ...cells(row)]),
    [...by.map((_, index) => (index === 0 ? 'total' : '')), ...cells(totals)],
  )
  return `${table}\n${tellHidden(rows.length, visible.length)}`
}

/** The last ones of what ends with the newest, the first ones of all else. */
export const limit = <Row>(rows: readonly Row[], { limit: most, newestLast }: Shown): readonly Row[] => {
  if (most === 0) return rows
  return newestLast ? rows.slice(-most) : rows.slice(0, most)
}

export const tellHidden = (all: number, visible: number): string =>
  all === visible
    ? ''
    : `${writeNumber(visible)} of ${writeNumber(all)} rows are shown; --limit 0 shows all.\n`

const costOf = ({ cost, unpriced }: UsageSums): string => {
  if (cost !== null) return writeDollars(cost)
  return unpriced > 0 ? 'unknown' : ''
}

const tellPartial = ({ cost, unpriced }: UsageSums): string =>
  cost !== null && unpriced > 0 ? `+ ${writeNumber(unpriced)} without price` : ''

const toJson = (row: UsageRow, by: readonly Dimension[]): Record<string, unknown> => ({
  ...Object.fromEntries(by.map(({ name }, index) => [name, row.keys[index]])),
  ...Object.fromEntries([...numberColumns, UNUSED].map(({ name }) => [name, row[name]])),
  // Exact: a number would not be.
  costUsd: row.cost === null ? null : toDollars(row.cost),
  unpriced: row.unpriced,
})

const UNUSED: NumberColumn = { title: 'unused', name: 'unused' }

const toCsv = (rows: readonly UsageRow[], by: readonly Dimension[]): string => {
  const columns = [...numberColumns, UNUSED]
  return renderCsv([
    [...by.map(({ name }) => name), ...columns.map(({ name }) => name), 'costUsd', 'unpriced'],
    ...rows.map(row => [
      ...row.keys,
      ...columns.map(({ name }) => row[name] as number | null),
      row.cost === null ? null : toDollars(row.cost),
      row.unpriced,
    ]),
  ])
}

/** What each session took for each token that its user got to see. */
export const printSessions = (ratios: readonly SessionRatio[], shown: Shown): string => {
  const visible = limit(ratios, shown)
  const table = renderTable(
    [
      { title: 'session' },
      ...['turns', 'calls', 'all tokens', 'visible tokens', 'ratio'].map(title => ({
        title,
        align: 'right' as const,
      })),
    ],
    visible.map(({ session, turns, calls, tokens, visible: seen }) => [
      session,
      writeNumber(turns),
      writeNumber(calls),
      writeNumber(tokens),
      writeNumber(seen),
      seen === 0 ? 'none visible' : `${(tokens / seen).toFixed(1)} x`,
    ]),
  )
  return `\nVisible is the output of each turn's last step.\n\n${table}\n${tellHidden(ratios.length, visible.length)}`
}
