import { createSketch, type QuantileSketch } from '../quantile-sketch.ts'
import { type Dimension, writeValue } from './dimensions.ts'
import type { Cell, LedgerReader } from './ledger-reader.ts'
import { toClause, type UsageFilter } from './usage-filter.ts'

/** Milliseconds, or tokens of output. */
export type Spread = 'latency' | 'first_token' | 'output'

export interface SpreadGroup {
  readonly keys: readonly (string | null)[]
  readonly sketch: QuantileSketch
}

/** Columns of an hour hold the sketches of its calls. */
const hourColumns: Readonly<Record<Spread, string>> = {
  latency: 'latency',
  first_token: 'first_token',
  output: 'output_length',
}

/**
 * How a number is spread over the calls that were answered, by group; failed calls are left out, for a refusal within a
 * millisecond would make a slow model look fast.
 */
export const readSpreads = (
  reader: LedgerReader,
  spread: Spread,
  by: readonly Dimension[],
  filter: UsageFilter,
): SpreadGroup[] => {
  const groups = new Map<string, { readonly raw: readonly Cell[]; readonly sketch: QuantileSketch }>()
  const groupOf = (raw: readonly Cell[]): QuantileSketch => {
    const key = JSON.stringify(raw)
    const group = groups.get(key) ?? { raw, sketch: createSketch() }
    groups.set(key, group)
    return group.sketch
  }
  const columns = by.map(({ sql }, index) => `${sql} as key_${index}, `).join('')
  const keys = by.map((_, index) => `key_${index}, `).join('')
  const calls = toClause(filter, false)
  const rows = reader.rows(
    `select ${columns}${spread}, count(*) from (select *, false as rolled from usage
      where ${calls.sql} and outcome = 'ok' and ${spread} >= 0) group by ${keys}${spread}`,
    calls.parameters,
  )
  for (const row of rows)
    groupOf(row.slice(0, by.length)).add(Number(row[by.length]), Number(row[by.length + 1]))
  if (reader.hasHours) {
    const hours = toClause(filter, true)
    const column = hourColumns[spread]
    const rolled = reader.rows(
      `select ${columns}${column} from (select *, hour as at, true as rolled, null as session, null as turn, null as step
        from usage_hour where ${hours.sql} and outcome = 'ok' and ${column} is not null)`,
      hours.parameters,
    )
    for (const row of rolled) {
      const bytes = row[by.length]
      if (bytes instanceof Uint8Array) groupOf(row.slice(0, by.length)).merge(createSketch(bytes))
    }
  }
  return [...groups.values()]
    .filter(({ sketch }) => sketch.count() > 0)
    .sort((a, b) => compare(a.raw, b.raw))
    .map(({ raw, sketch }) => ({
      keys: by.map((dimension, index) => writeValue(raw[index], dimension)),
      sketch,
    }))
}

const compare = (a: readonly Cell[], b: readonly Cell[]): number => {
  for (const [index, left] of a.entries()) {
    const right = b[index] ?? ''
    if (left !== right) return (left ?? '') < right ? -1 : 1
  }
  return 0
}
