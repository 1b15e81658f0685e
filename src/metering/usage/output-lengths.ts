import type { QuantileSketch } from '../quantile-sketch.ts'
import { type Dimension, writeValue } from './dimensions.ts'
import type { LedgerReader } from './ledger-reader.ts'
import { readSpreads } from './spreads.ts'
import { usageSource } from './summarize-usage.ts'
import type { UsageFilter } from './usage-filter.ts'

/** How long the answers of a group are, and what `maxTokens` would do. */
export interface OutputLengths {
  readonly keys: readonly (string | null)[]
  readonly answers: number
  readonly p50: number
  readonly p95: number
  readonly p99: number
  readonly longest: number
  readonly bins: readonly LengthBin[]
  readonly advice: LengthAdvice
}

export interface LengthBin {
  readonly from: number
  /** Absent in the last one, which holds all that are longer. */
  readonly to?: number
  readonly answers: number
}

export type LengthAdvice =
  | { readonly kind: 'too few'; readonly needed: number }
  /** Many answers end at the same length, the longest there is: their `maxTokens` ended them. */
  | { readonly kind: 'cut off'; readonly at: number; readonly share: number }
  | {
      readonly kind: 'suggested'
      readonly maxTokens: number
      /** The share of answers that it is not too short for. */
      readonly covers: number
      /** Answers that were longer. */
      readonly longer: number
      /** Tokens that an average call holds for its answer; undefined where no quota was held. */
      readonly held?: number
      /** Tokens of all reservations, and of those what would not be held. */
      readonly reserved?: number
      readonly freed?: number
    }

/** A rare length needs many answers to be seen. */
const rules = [
  { answers: 1_000, covers: 0.999 },
  { answers: 100, covers: 0.99 },
] as const

/** A group for each that has answers with tokens of output. */
export const readOutputLengths = (
  reader: LedgerReader,
  by: readonly Dimension[],
  filter: UsageFilter,
): OutputLengths[] => {
  const held = readHeld(reader, by, filter)
  return readSpreads(reader, 'output', by, filter)
    .map(({ keys, sketch }) => toLengths(keys, sketch, held.get(JSON.stringify(keys))))
    .sort((a, b) => b.answers - a.answers)
}

const readHeld = (reader: LedgerReader, by: readonly Dimension[], filter: UsageFilter): Map<string, Held> => {
  const source = usageSource(reader, filter)
  const columns = by.map(({ sql }, index) => `${sql} as key_${index}, `).join('')
  const groups = by.map((_, index) => `key_${index}`).join(', ')
  const rows = reader.rows(
    `select ${columns}sum(reserving), sum(reserved), sum(held) from ${source.sql}
      where outcome = 'ok' and reserving > 0 ${groups === '' ? '' : `group by ${groups}`}`,
    source.parameters,
  )
  return new Map(
    [...rows].map(row => {
      const [calls = 0, reserved = 0, held = 0] = row.slice(by.length).map(Number)
      return [
        JSON.stringify(by.map((dimension, index) => writeValue(row[index], dimension))),
        { calls, reserved, held },
      ]
    }),
  )
}

/** Of the answered calls of a group that reserved: quota tokens, and those of them for output. */
export interface Held {
  readonly calls: number
  readonly reserved: number
  readonly held: number
}

export const toLengths = (
  keys: readonly (string | null)[],
  sketch: QuantileSketch,
  held: Held | undefined,
): OutputLengths => {
  const at = (share: number) => sketch.quantile(share) ?? 0
  return {
    keys,
    answers: sketch.count(),
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    longest: at(1),
    bins: toBins(sketch),
    advice: advise(sketch, held),
  }
}

const advise = (sketch: QuantileSketch, all: Held | undefined): LengthAdvice => {
  const answers = sketch.count()
  const cut = cutOff(sketch)
  if (cut !== undefined) return cut
  const rule = rules.find(each => answers >= each.answers)
  if (rule === undefined) return { kind: 'too few', needed: rules.at(-1)?.answers ?? 0 }
  const covered = sketch.quantile(rule.covers) ?? 0
  const maxTokens = roundUp(sketch.entries().find(({ to }) => to >= covered)?.to ?? covered)
  const longer = answers - Math.round(countBelow(sketch, maxTokens + 1))
  const suggested = { kind: 'suggested', maxTokens, covers: rule.covers, longer } as const
  if (all === undefined || all.calls === 0) return suggested
  const { calls, reserved, held } = all
  return {
    ...suggested,
    held: Math.round(held / calls),
    reserved,
    freed: Math.max(0, held - calls * maxTokens),
  }
}

/** The last bucket has more than the one before it, and more than chance: a limit ended the answers. */
const cutOff = (sketch: QuantileSketch): LengthAdvice | undefined => {
  const entries = sketch.entries()
  const times = entries.at(-1)?.times ?? 0
  const before = entries.at(-2)?.times ?? 0
  const share = times / sketch.count()
  // Answers of one word all have the same length.
  if (entries.length < 10 || times < 5 || share < 0.002 || times < before * 2) return undefined
  return { kind: 'cut off', at: sketch.greatest(), share }
}

/** The least of 1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8 times a power of ten that is not below. */
export const roundUp = (value: number): number => {
  if (value <= 10) return 10
  const power = 10 ** Math.floor(Math.log10(value))
  const step = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].find(each => each * power >= value) ?? 10
  return Math.round(step * power)
}

const MOST_BINS = 14

/** Bins of one round width over nearly all answers, and one for the rest. */
const toBins = (sketch: QuantileSketch): LengthBin[] => {
  const widths = [1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500]
  const span = (sketch.quantile(0.995) ?? 0) + 1
  const width = widths.find(each => span / each <= MOST_BINS) ?? roundUp(span / MOST_BINS)
  const count = Math.ceil(span / width)
  const edges = Array.from({ length: count + 1 }, (_, index) => Math.round(countBelow(sketch, index * width)))
  return edges
    .map((below, index) => ({
      from: index * width,
      ...(index < count && { to: (index + 1) * width - 1 }),
      answers: (edges[index + 1] ?? sketch.count()) - below,
    }))
    .filter(({ to, answers }) => to !== undefined || answers > 0)
}

/** Of a range that a limit cuts, the part in proportion. */
const countBelow = (sketch: QuantileSketch, limit: number): number =>
  sketch
    .entries()
    .reduce(
      (sum, { from, to, times }) => sum + times * Math.min(1, Math.max(0, (limit - from) / (to - from + 1))),
      0,
    )
