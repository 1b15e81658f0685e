import { toDollars } from '../metering/cost.ts'
import { breakEven, type ModelUnits } from '../metering/price/model-units.ts'
import type { PricedRun } from '../metering/price/price-run.ts'
import { writeDollars, writeNumber } from './numbers.ts'
import { type Column, renderCsv, renderTable } from './table.ts'
import type { Format } from './usage/print-summary.ts'

export interface BoughtUnits extends ModelUnits {
  /** Picodollars. */
  readonly cost: bigint
}

export interface PriceLayout {
  /** Calls of the run, or of a day; where the runs are of a sample, they are scaled to so many. */
  readonly calls: number | undefined
  readonly days: number | undefined
  readonly units: BoughtUnits | undefined
  readonly format: Format
}

/** A run with what is told of it. */
interface Row {
  readonly run: PricedRun
  readonly calls: number
  /** Picodollars of all calls, of one day where there are days. */
  readonly cost: bigint | undefined
  readonly total: bigint | undefined
  readonly breakEven: bigint | undefined
}

/** The cheapest comes first, and what is unknown last. */
export const printPrices = (runs: readonly PricedRun[], layout: PriceLayout): string => {
  const rows = runs.map(run => toRow(run, layout)).sort(byCost)
  if (layout.format === 'json') return `${JSON.stringify(toJson(rows, layout), null, 2)}\n`
  if (layout.format === 'csv') return toCsv(rows)
  return [
    ...(rows.length > 0 ? [toTable(rows, layout)] : []),
    ...(layout.units === undefined ? [] : [tellUnits(layout.units, rows.length > 0)]),
    ...(rows.length > 0 ? [tellLists(rows)] : []),
  ]
    .join('\n\n')
    .concat('\n')
}

const toRow = (run: PricedRun, { calls = run.calls, days, units }: PriceLayout): Row => {
  const cost = run.cost === undefined ? undefined : scale(run.cost, calls, run.calls)
  return {
    run,
    calls,
    cost,
    total: cost === undefined || days === undefined ? cost : cost * BigInt(days),
    breakEven:
      units === undefined || run.cost === undefined
        ? undefined
        : breakEven(units.cost, { cost: run.cost, calls: run.calls }),
  }
}

const scale = (cost: bigint, calls: number, of: number): bigint =>
  of === 0 ? 0n : (cost * BigInt(calls)) / BigInt(of)

const byCost = (a: Row, b: Row): number => {
  if (a.total === undefined || b.total === undefined)
    return Number(a.total === undefined) - Number(b.total === undefined)
  return a.total === b.total ? 0 : a.total < b.total ? -1 : 1
}

const toTable = (rows: readonly Row[], { days, units }: PriceLayout): string => {
  const cheapest = rows[0]?.total
  const isCompared = rows.length > 1
  const isOneCall = days === undefined && rows.every(({ calls }) => calls === 1)
  const perCall = alignFractions(rows.map(({ run }) => (run.cost === undefined ? 'unknown' : writeCall(run))))
  const right = (title: string): Column => ({ title, align: 'right' })
  const columns = [
    { title: 'model' },
    right(days === undefined ? 'calls' : 'calls a day'),
    right('input a call'),
    right('output a call'),
    right('USD a call'),
    ...(isOneCall ? [] : [right(days === undefined ? 'USD' : 'USD a day')]),
    ...(days === undefined ? [] : [right(`USD in ${writeNumber(days)} days`)]),
    ...(isCompared ? [right('times')] : []),
    ...(units === undefined ? [] : [right('break-even calls')]),
  ]
  const cells = rows.map((row, index) => {
    const { run, calls, cost, total } = row
    const { input, output } = run.tokens
    const average = (tokens: number | undefined) =>
      tokens === undefined ? '' : writeNumber(tokens / Math.max(1, run.calls))
    const times =
      cheapest === undefined || total === undefined || cheapest === 0n
        ? ''
        : (Number(total) / Number(cheapest)).toFixed(1)
    return [
      run.name,
      writeNumber(calls),
      average(input),
      average(output),
      perCall[index] ?? '',
      ...(isOneCall ? [] : [cost === undefined ? 'unknown' : writeDollars(cost)]),
      ...(days === undefined ? [] : [total === undefined ? 'unknown' : writeDollars(total)]),
      ...(isCompared ? [times] : []),
      ...(units === undefined ? [] : [row.breakEven === undefined ? '' : writeNumber(Number(row.breakEven))]),
    ]
  })
  return renderTable(columns, cells)
}

/** A call costs less than what a bill shows: six places and more. */
const writeCall = ({ cost = 0n, calls }: PricedRun): string =>
  toDollars(rounded(cost, BigInt(Math.max(1, calls))))

/** As many places for each as one needs. */
const alignFractions = (amounts: readonly string[]): string[] => {
  const places = (amount: string) => (amount.includes('.') ? amount.length - amount.indexOf('.') : 0)
  const most = Math.max(...amounts.map(places))
  return amounts.map(amount => (places(amount) === 0 ? amount : amount + '0'.repeat(most - places(amount))))
}

const MICRODOLLAR_PART = 10_000n

const rounded = (cost: bigint, calls: bigint): bigint => {
  const unit = calls * MICRODOLLAR_PART
  return calls === 1n ? cost : ((cost + unit / 2n) / unit) * MICRODOLLAR_PART
}

const tellUnits = ({ units, hours, price, cost }: BoughtUnits, isCompared: boolean): string =>
  `${writeNumber(units)} model ${units === 1 ? 'unit' : 'units'} at ${price} USD an hour for ${writeNumber(hours)} hours: ${writeDollars(cost)} USD.${
    isCompared
      ? '\nFrom so many calls on (break-even) the units cost less, if they can serve as many; calls of another size have another one.'
      : ''
  }`

/** Where the numbers come from, and why others are missing. */
const tellLists = (rows: readonly Row[]): string => {
  const versions = [...new Set(rows.flatMap(({ run }) => run.version ?? []))].sort()
  const unknown = rows.flatMap(({ run }) => (run.reason === undefined ? [] : [`${run.name}: ${run.reason}.`]))
  return [
    ...(versions.length === 0 ? [] : [`By public price lists of ${versions.join(', ')}; not a bill.`]),
    ...unknown,
  ].join('\n')
}

const toJson = (rows: readonly Row[], { units }: PriceLayout): unknown => ({
  runs: rows.map(({ run, calls, cost, total, breakEven: even }) => ({
    model: run.name,
    calls,
    tokens: run.tokens,
    tokensOfCalls: run.calls,
    costUsd: cost === undefined ? null : toDollars(cost),
    totalUsd: total === undefined ? null : toDollars(total),
    priceVersion: run.version ?? null,
    ...(run.reason !== undefined && { reason: run.reason }),
    ...(even !== undefined && { breakEvenCalls: Number(even) }),
  })),
  ...(units !== undefined && {
    units: {
      units: units.units,
      hours: units.hours,
      unitPriceUsd: units.price,
      costUsd: toDollars(units.cost),
    },
  }),
})

const toCsv = (rows: readonly Row[]): string =>
  renderCsv([
    ['model', 'calls', 'costUsd', 'totalUsd', 'priceVersion', 'reason'],
    ...rows.map(({ run, calls, cost, total }) => [
      run.name,
      calls,
      cost === undefined ? null : toDollars(cost),
      total === undefined ? null : toDollars(total),
      run.version ?? null,
      run.reason ?? null,
    ]),
  ])
