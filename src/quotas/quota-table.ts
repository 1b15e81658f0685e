import { readFileSync } from 'node:fs'
import type { Quota, QuotaKind, QuotaMetric } from './quota.ts'

/** What limits a model in one Region, in the order in which it is checked. */
export type QuotaTable = (model: string, kind: QuotaKind, region: string) => readonly Quota[]

export interface QuotaTableOptions {
  /** AWS's published defaults, or five requests a second for every model. */
  readonly set: 'aws' | 'documents'
  /** One's own values, by the name or the code of a quota. */
  readonly values: Readonly<Record<string, number>>
}

interface Entry {
  readonly model: string
  /** `all`: shared by every way to call the model. */
  readonly kind: QuotaKind | 'all'
  readonly metric: QuotaMetric
  readonly code?: string
  /** Absent where no source gives the default. */
  readonly value?: number
  readonly byRegion?: Readonly<Record<string, number>>
  readonly adjustable?: boolean
}

const MINUTES_A_DAY = 24 * 60
/** A Region is whatever a client signs for. */
const MOST_KNOWN = 10_000
const order: readonly QuotaMetric[] = [
  'requests-per-second',
  'requests-per-minute',
  'tokens-per-minute',
  'tokens-per-day',
]

/** @throws Error naming what is no quota among the values. */
export const createQuotaTable = ({ set, values }: QuotaTableOptions): QuotaTable => {
  const entries = load()
  const codes = new Map(Object.entries(entries).flatMap(([name, { code }]) => (code ? [[code, name]] : [])))
  const own = new Map(Object.entries(values).map(([name, value]) => [codes.get(name) ?? name, value]))
  for (const name of own.keys())
    if (!Object.hasOwn(entries, name) && name !== DOCUMENTS) throw new Error(`There is no quota "${name}"`)
  const byModel = new Map<string, [string, Entry][]>()
  for (const [name, entry] of Object.entries(entries))
    byModel.set(entry.model, [...(byModel.get(entry.model) ?? []), [name, entry]])

  const defaultOf = (name: string, entry: Entry, region: string): number | undefined =>
    own.get(name) ?? (set === 'aws' ? (entry.byRegion?.[region] ?? entry.value) : undefined)

  const known = new Map<string, readonly Quota[]>()
  return (model, kind, region) => {
    const key = `${model} ${kind} ${region}`
    const found = known.get(key)
    if (found !== undefined) return found
    const limiting = (byModel.get(model) ?? []).filter(
      ([, entry]) => entry.kind === kind || entry.kind === 'all',
    )
    const quotas = limiting.flatMap(([name, entry]) => {
      const value = defaultOf(name, entry, region) ?? dayOf(entry, limiting, region)
      return value === undefined ? [] : [toQuota(name, entry, value, kind)]
    })
    if (set === 'documents') quotas.push(documents(own.get(DOCUMENTS)))
    const sorted = quotas.sort((a, b) => order.indexOf(a.metric) - order.indexOf(b.metric))
    if (known.size >= MOST_KNOWN) known.clear()
    known.set(key, sorted)
    return sorted
  }

  /** The user guide: a day's tokens are by default those of a minute, 1,440 times. */
  function dayOf(entry: Entry, limiting: readonly (readonly [string, Entry])[], region: string) {
    if (entry.metric !== 'tokens-per-day') return undefined
    const minute = limiting.find(([, { metric }]) => metric === 'tokens-per-minute')
    const value = minute && defaultOf(minute[0], minute[1], region)
    // `toQuota` doubles it again for calls across Regions, whose minute is twice as high.
    const share = entry.kind === 'all' && minute?.[1].kind !== 'on-demand' ? 2 : 1
    return value === undefined ? undefined : (value * MINUTES_A_DAY) / share
  }
}

/** The name of the one quota of the documents' set. */
const DOCUMENTS = 'Requests per second for each model'

const documents = (value = 5): Quota => ({
  name: DOCUMENTS,
  metric: 'requests-per-second',
  value,
  adjustable: true,
})

/** The day's quota of a model is one for all its calls, and twice as high for those across Regions. */
const toQuota = (
  name: string,
  { code, metric, kind: of, adjustable }: Entry,
  value: number,
  kind: QuotaKind,
): Quota => ({
  name,
  metric,
  value: of === 'all' && kind !== 'on-demand' ? value * 2 : value,
  ...(code !== undefined && { code }),
  ...(adjustable !== undefined && { adjustable }),
})

const load = (): Readonly<Record<string, Entry>> =>
  (
    JSON.parse(readFileSync(new URL('data/quotas.json', import.meta.url), 'utf8')) as {
      quotas: Record<string, Entry>
    }
  ).quotas
