import { SettingError } from '../scripted/setting-error.ts'
import { uniformAt } from '../scripted/uniform-at.ts'
import { dayMedians, hourFactors } from './week.ts'

export interface LatencySettings {
  /** Milliseconds to the first token that half of the calls take; with the week's curve, on its busiest day. */
  readonly p50FirstTokenMs?: number | undefined
  /** What one call in a hundred takes: two to five times as long. */
  readonly p99FirstTokenMs?: number | undefined
  /** Tokens in a second that half of the calls reach after the first. */
  readonly tokensPerSecond?: number | undefined
  readonly curve?: 'week' | 'flat' | undefined
  readonly seed?: number | undefined
}

/** How fast one call is. */
export interface Latency {
  readonly firstTokenMs: number
  readonly tokenMs: number
}

/** The same for the same number of a call at the same time. @param time milliseconds since 1970 */
export type DrawLatency = (call: number, time: number) => Latency

const BUSIEST = Math.max(...dayMedians)
/** How many standard deviations above its mean one in a hundred of a normal distribution is. */
const Z99 = 2.326_347_874
const [LEAST_RATIO, MOST_RATIO] = [2, 5]

/** @throws SettingError for a p99 that is no shared fleet's. */
export const createLatency = (name: string, settings: LatencySettings): DrawLatency => {
  const { p50FirstTokenMs = BUSIEST, tokensPerSecond = 60, curve = 'week', seed = 0 } = settings
  const { p99FirstTokenMs = 3 * p50FirstTokenMs } = settings
  const ratio = p99FirstTokenMs / p50FirstTokenMs
  if (ratio < LEAST_RATIO || ratio > MOST_RATIO)
    throw new SettingError(
      `"backends.${name}.p99FirstTokenMs" is ${p99FirstTokenMs}: it must be ${LEAST_RATIO} to ${MOST_RATIO} times p50FirstTokenMs, which is ${p50FirstTokenMs}.`,
    )
  const sigma = Math.log(ratio) / Z99
  const factor = (call: number, series: number) => Math.exp(sigma * normalAt(seed, call, series))
  return (call, time) => ({
    firstTokenMs: p50FirstTokenMs * (curve === 'flat' ? 1 : loadAt(time)) * factor(call, 0),
    tokenMs: (1_000 / tokensPerSecond) * factor(call, 1),
  })
}

/** What the first token takes at a time, beside what it takes on the busiest day. */
const loadAt = (time: number): number => {
  const date = new Date(time)
  const median = dayMedians[date.getUTCDay()] ?? BUSIEST
  return (median / BUSIEST) * (hourFactors[date.getUTCHours()] ?? 1)
}

/** Of a normal distribution with mean 0 and deviation 1, by Box and Muller. */
const normalAt = (seed: number, place: number, series: number): number =>
  Math.sqrt(-2 * Math.log(uniformAt(seed, place, 2 * series))) *
  Math.cos(2 * Math.PI * uniformAt(seed, place, 2 * series + 1))
