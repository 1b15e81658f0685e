import type { QuantileSketch } from '../../metering/quantile-sketch.ts'
import type { Dimension } from '../../metering/usage/dimensions.ts'
import type { SpreadGroup } from '../../metering/usage/spreads.ts'
import { writeNumber } from '../numbers.ts'
import { renderCsv, renderTable } from '../table.ts'
import { type Format, limit, type Shown, tellHidden } from './print-summary.ts'

const shares = [0.5, 0.95, 0.99] as const

interface Row {
  readonly keys: readonly (string | null)[]
  readonly answers: number
  readonly numbers: readonly (number | undefined)[]
}

/** Milliseconds until an answer was whole, and until its first token, in groups that are the same in both. */
export const printPercentiles = (
  latencies: readonly SpreadGroup[],
  firstTokens: readonly SpreadGroup[],
  by: readonly Dimension[],
  format: Format,
  shown: Shown,
): string => {
  const firsts = new Map(firstTokens.map(({ keys, sketch }) => [JSON.stringify(keys), sketch]))
  const rows = latencies.map(({ keys, sketch }) => toRow(keys, sketch, firsts.get(JSON.stringify(keys))))
  const names = ['latency', 'firstToken'].flatMap(name => shares.map(share => `${name}P${share * 100}`))
  if (format === 'json') {
    const objects = rows.map(({ keys, answers, numbers }) => ({
      ...Object.fromEntries(by.map(({ name }, index) => [name, keys[index]])),
      answers,
      ...Object.fromEntries(names.map((name, index) => [name, numbers[index] ?? null])),
    }))
    return `${JSON.stringify(objects, null, 2)}\n`
  }
  if (format === 'csv')
    return renderCsv([
      [...by.map(({ name }) => name), 'answers', ...names],
      ...rows.map(({ keys, answers, numbers }) => [...keys, answers, ...numbers.map(each => each ?? null)]),
    ])
  if (rows.length === 0) return 'No answered calls.\n'
  const visible = limit(rows, shown)
  const write = ({ answers, numbers }: Row) => [writeNumber(answers), ...numbers.map(writeNumber)]
  const total = toRow([], merge(latencies), merge(firstTokens))
  const table = renderTable(
    [
      ...by.map(({ name }) => ({ title: name })),
      { title: 'answers', align: 'right' },
      ...['latency', 'first token'].flatMap(name =>
        shares.map((share, index) => ({
          title: index === 0 ? `${name} p50` : `p${share * 100}`,
          align: 'right' as const,
        })),
      ),
    ],
    visible.map(row => [...row.keys.map(key => key ?? '(none)'), ...write(row)]),
    [...by.map((_, index) => (index === 0 ? 'all' : '')), ...write(total)],
  )
  return `Milliseconds of answered calls, within 1 %; times in UTC.\n\n${table}\n${tellHidden(rows.length, visible.length)}`
}

const toRow = (
  keys: readonly (string | null)[],
  latency: QuantileSketch | undefined,
  firstToken: QuantileSketch | undefined,
): Row => ({
  keys,
  answers: latency?.count() ?? 0,
  numbers: [latency, firstToken].flatMap(sketch => shares.map(share => sketch?.quantile(share))),
})

const merge = (groups: readonly SpreadGroup[]): QuantileSketch | undefined => {
  const [first, ...others] = groups
  for (const { sketch } of others) first?.sketch.merge(sketch)
  return first?.sketch
}
