import { createSketch } from '../quantile-sketch.ts'
import type { Cell, LedgerReader } from './ledger-reader.ts'

/** Something that the ledger should have proved, and whether it did. */
export interface LedgerCheck {
  readonly name: string
  readonly isGood: boolean
  /** What was compared, in numbers. */
  readonly found: string
}

const one = (reader: LedgerReader, sql: string): readonly Cell[] => [...reader.rows(sql)][0] ?? []

const PICODOLLARS = 1_000_000_000_000n

/** Whether the ledger agrees with itself. */
export const checkLedger = (reader: LedgerReader): LedgerCheck[] => [
  checkFile(reader),
  checkTwice(reader),
  checkNumbers(reader),
  ...(reader.hasHours ? [checkTotals(reader), checkSketches(reader)] : []),
]

const checkFile = (reader: LedgerReader): LedgerCheck => {
  const [found] = one(reader, 'pragma quick_check(1)')
  return { name: 'the file is whole', isGood: found === 'ok', found: String(found) }
}

/** Calls that one request makes share its ID, and differ in the rest. */
const checkTwice = (reader: LedgerReader): LedgerCheck => {
  const [count, example] = one(
    reader,
    `select count(*), min(request_id) from (select request_id from usage
      group by request_id, at, operation, model, step, attempts, input, output, latency, outcome having count(*) > 1)`,
  )
  return {
    name: 'no call is recorded twice',
    isGood: count === 0,
    found: count === 0 ? 'none' : `${count}, such as request ${example}`,
  }
}

/** Rows are numbered without gaps, and the newest one is never removed. */
const checkNumbers = (reader: LedgerReader): LedgerCheck => {
  const removed = reader.hasHours ? Number(one(reader, 'select calls from usage_removed')[0]) : 0
  const [newest, kept] = one(reader, 'select coalesce(max(id), 0), count(*) from usage').map(Number)
  return {
    name: 'every number that a call was given is accounted for',
    isGood: newest === (kept ?? 0) + removed,
    found: `${newest} given, ${kept} kept one by one, ${removed} rolled up`,
  }
}

const checkTotals = (reader: LedgerReader): LedgerCheck => {
  const columns = ['calls', 'input', 'output', 'reserved', 'settled']
  const sums = columns.map(column => `coalesce(sum(${column}), 0)`).join(', ')
  const hours = one(
    reader,
    `select ${sums}, coalesce(sum(dollars), 0), coalesce(sum(picodollars), 0) from usage_hour`,
  )
  const totals = one(reader, `select ${columns.join(', ')}, dollars, picodollars from usage_removed`)
  const differing = columns.filter((_, index) => hours[index] !== totals[index])
  if (money(hours) !== money(totals)) differing.push('cost')
  return {
    name: 'the hours hold exactly what was removed',
    isGood: differing.length === 0,
    found: differing.length === 0 ? `${totals[0]} calls` : `differing: ${differing.join(', ')}`,
  }
}

const money = (row: readonly Cell[]): bigint =>
  BigInt(row.at(-2) as number) * PICODOLLARS + BigInt(row.at(-1) as number)

const checkSketches = (reader: LedgerReader): LedgerCheck => {
  let wrong = 0
  let hours = 0
  for (const [calls, latency] of reader.rows('select calls, latency from usage_hour')) {
    hours += 1
    if (countOf(latency) !== calls) wrong += 1
  }
  return {
    name: 'the sketches hold every call of their hours',
    isGood: wrong === 0,
    found: wrong === 0 ? `${hours} groups` : `${wrong} of ${hours} groups do not`,
  }
}

const countOf = (bytes: Cell | undefined): number | undefined => {
  try {
    return bytes instanceof Uint8Array ? createSketch(bytes).count() : undefined
  } catch {
    return undefined
  }
}
