import type { Dimension } from './dimensions.ts'
import { writeValue } from './dimensions.ts'
import type { Cell, LedgerReader } from './ledger-reader.ts'
import { type Clause, toClause, type UsageFilter } from './usage-filter.ts'

/** Numbers that add up. Unknown is null, and never zero. */
export interface UsageSums {
  readonly calls: number
  /** Every outcome but `ok`. */
  readonly failed: number
  readonly input: number | null
  readonly output: number | null
  readonly cacheRead: number | null
  readonly cacheWrite: number | null
  readonly embedding: number | null
  readonly searchUnits: number | null
  readonly reserved: number | null
  readonly settled: number | null
  /** Reserved, and not taken in the end. */
  readonly unused: number | null
  /** Picodollars, of the calls whose price is known. */
  readonly cost: bigint | null
  /** Calls without a known price. */
  readonly unpriced: number
}

export interface UsageRow extends UsageSums {
  /** One for each dimension. */
  readonly keys: readonly (string | null)[]
}

/** Money is added up in two parts: together it may be more than 64 bits hold. */
const PICODOLLARS = 1_000_000_000_000

/** Single calls and hours that are rolled up, with the same columns. */
export const usageSource = ({ hasHours }: Pick<LedgerReader, 'hasHours'>, filter: UsageFilter): Clause => {
  const own = toClause(filter, false)
  const calls = `select at, id as sequence, false as rolled, principal, operation, model, profile, application_profile,
      alias, backend, session, turn, step, outcome, metadata, 1 as calls, input, output, cache_read, cache_write_5m,
      cache_write_1h, embedding, search_units, coalesce(reserved > 0, false) as reserving, reserved, settled,
      max(reserved - settled, 0) as unused, max(reserved - coalesce(input, 0) - coalesce(embedding, 0)
        - coalesce(cache_write_5m, 0) - coalesce(cache_write_1h, 0), 0) as held, cost / ${PICODOLLARS} as dollars, cost % ${PICODOLLARS} as picodollars,
      cost is null and (backend is not null or outcome = 'ok') as unpriced
    from usage where ${own.sql}`
  if (!hasHours) return { sql: `(${calls})`, parameters: own.parameters }
  const hours = toClause(filter, true)
  return {
    sql: `(${calls} union all select hour, 0, true, principal, operation, model, profile, application_profile, alias,
      backend, null, null, null, outcome, metadata, calls, input, output, cache_read, cache_write_5m, cache_write_1h,
      embedding, search_units, reserving, reserved, settled, unused, held, dollars, picodollars, unpriced
      from usage_hour where ${hours.sql})`,
    parameters: [...own.parameters, ...hours.parameters],
  }
}

const sums = `sum(calls), sum(case outcome when 'ok' then 0 else calls end), sum(input), sum(output), sum(cache_read),
  sum(cache_write_5m), sum(cache_write_1h), sum(embedding), sum(search_units), sum(reserved), sum(settled), sum(unused),
  sum(dollars), sum(picodollars), sum(unpriced)`

/** A row for each group of calls; by cost where nothing asks for another order. */
export const summarizeUsage = (
  reader: LedgerReader,
  by: readonly Dimension[],
  filter: UsageFilter,
): UsageRow[] => {
  const source = usageSource(reader, filter)
  const keys = by.map(({ sql }, index) => `${sql} as key_${index}`)
  const groups = by.map((_, index) => `key_${index}`)
  const rows = reader.rows(
    `select ${[...keys, sums, 'min(at)', 'min(sequence)'].join(', ')} from ${source.sql}
      ${groups.length === 0 ? '' : `group by ${groups.join(', ')}`}`,
    source.parameters,
  )
  const found: Found[] = []
  for (const row of rows) {
    const values = row.slice(by.length)
    // Without groups there is always one row.
    if (values[0] === null) continue
    found.push({
      raw: row.slice(0, by.length),
      seen: values.slice(-2).map(Number),
      row: {
        keys: by.map((dimension, index) => writeValue(row[index], dimension)),
        ...toSums(values),
      },
    })
  }
  return inOrder(found, by).map(({ row }) => row)
}

interface Found {
  readonly raw: readonly Cell[]
  /** When its first call was, and the number of it. */
  readonly seen: readonly number[]
  readonly row: UsageRow
}

const toSums = (values: readonly Cell[]): UsageSums => {
  const [calls, failed, input, output, cacheRead, write5m, write1h, embedding, searchUnits] =
    values.map(toNumber)
  const [reserved, settled, unused] = values.slice(9, 12).map(toNumber)
  const [dollars, picodollars, unpriced] = values.slice(12, 15)
  return {
    calls: calls ?? 0,
    failed: failed ?? 0,
    input: input ?? null,
    output: output ?? null,
    cacheRead: cacheRead ?? null,
    cacheWrite: write5m == null && write1h == null ? null : (write5m ?? 0) + (write1h ?? 0),
    embedding: embedding ?? null,
    searchUnits: searchUnits ?? null,
    reserved: reserved ?? null,
    settled: settled ?? null,
    unused: unused ?? null,
    cost:
      dollars == null
        ? null
        : BigInt(dollars as number) * BigInt(PICODOLLARS) + BigInt(picodollars as number),
    unpriced: Number(unpriced),
  }
}

const toNumber = (value: Cell | undefined): number | null =>
  value === null || value === undefined ? null : Number(value)

/** What was seen first of a key, within the keys before it, comes first. */
const inOrder = (found: readonly Found[], by: readonly Dimension[]): Found[] => {
  const firsts = by.map((_, index) => {
    const first = new Map<string, readonly number[]>()
    for (const { raw, seen } of found) {
      const prefix = prefixOf(raw, index)
      const known = first.get(prefix)
      if (known === undefined || compareNumbers(seen, known) < 0) first.set(prefix, seen)
    }
    return first
  })
  // Beside what has an order, the others are in the order of their names.
  const usual = by.some(({ order }) => order !== undefined) ? 'value' : undefined
  const compare = (a: Found, b: Found): number => {
    for (const [index, { order = usual }] of by.entries()) {
      const compared =
        order === 'value'
          ? compareValues(a.raw[index] ?? null, b.raw[index] ?? null)
          : order === 'seen'
            ? compareNumbers(
                firsts[index]?.get(prefixOf(a.raw, index)) ?? [],
                firsts[index]?.get(prefixOf(b.raw, index)) ?? [],
              )
            : 0
      if (compared !== 0) return compared
    }
    return compareCosts(a.row, b.row)
  }
  return [...found].sort(compare)
}

const prefixOf = (raw: readonly Cell[], index: number): string => JSON.stringify(raw.slice(0, index + 1))

const compareNumbers = (a: readonly number[], b: readonly number[]): number =>
  a.map((value, index) => value - (b[index] ?? 0)).find(difference => difference !== 0) ?? 0

const compareValues = (a: Cell, b: Cell): number => {
  if (a === b) return 0
  return (a ?? '') < (b ?? '') ? -1 : 1
}

const compareCosts = (a: UsageSums, b: UsageSums): number => {
  const [left, right] = [a.cost ?? 0n, b.cost ?? 0n]
  if (left !== right) return left > right ? -1 : 1
  return b.calls - a.calls
}

/** The sum of rows: unknown where all are. */
export const totalOf = (rows: readonly UsageSums[]): UsageSums => {
  const sum = (read: (row: UsageSums) => number | null): number | null =>
    rows.reduce<number | null>((total, row) => {
      const value = read(row)
      return value === null ? total : (total ?? 0) + value
    }, null)
  return {
    calls: sum(row => row.calls) ?? 0,
    failed: sum(row => row.failed) ?? 0,
    input: sum(row => row.input),
    output: sum(row => row.output),
    cacheRead: sum(row => row.cacheRead),
    cacheWrite: sum(row => row.cacheWrite),
    embedding: sum(row => row.embedding),
    searchUnits: sum(row => row.searchUnits),
    reserved: sum(row => row.reserved),
    settled: sum(row => row.settled),
    unused: sum(row => row.unused),
    cost: rows.reduce<bigint | null>(
      (total, { cost }) => (cost === null ? total : (total ?? 0n) + cost),
      null,
    ),
    unpriced: sum(row => row.unpriced) ?? 0,
  }
}
