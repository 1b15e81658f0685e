import { expect, test } from 'vitest'
import { createLatency, type LatencySettings } from '../../../src/backends/fleet/latency.ts'

const CALLS = 10_000
const SUNDAY = Date.parse('2026-03-01T00:00:00Z')
const DAY = 86_400_000
const HOUR = 3_600_000

/** First tokens and paces of so many calls, by a clock that is moved, without any waiting. */
const simulate = (settings: LatencySettings, timeOf: (call: number) => number = () => SUNDAY) => {
  const draw = createLatency('fleet', settings)
  const drawn = Array.from({ length: CALLS }, (_, call) => draw(call, timeOf(call)))
  const sorted = (values: number[]) => values.sort((a, b) => a - b)
  return {
    first: sorted(drawn.map(({ firstTokenMs }) => firstTokenMs)),
    token: sorted(drawn.map(({ tokenMs }) => tokenMs)),
  }
}
const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.floor(sorted.length * share)] ?? 0
const expectNear = (value: number, promised: number): void =>
  expect(Math.abs(value / promised - 1)).toBeLessThan(0.1)

test.each([
  { p50FirstTokenMs: 400, p99FirstTokenMs: 800, seed: 0 },
  { p50FirstTokenMs: 400, p99FirstTokenMs: 1_200, seed: 1 },
  { p50FirstTokenMs: 800, p99FirstTokenMs: 4_000, seed: 99 },
  { p50FirstTokenMs: 20, tokensPerSecond: 200, seed: 123_456_789 },
])('%o: the half and the hundredth are as promised', ({ tokensPerSecond = 60, ...settings }) => {
  const { p50FirstTokenMs: p50, p99FirstTokenMs: p99 = 3 * p50 } = settings
  const { first, token } = simulate({ ...settings, tokensPerSecond, curve: 'flat' })
  expectNear(at(first, 0.5), p50)
  expectNear(at(first, 0.99), p99)
  expectNear(at(token, 0.5), 1_000 / tokensPerSecond)
  expectNear(at(token, 0.99), ((p99 / p50) * 1_000) / tokensPerSecond)
})

test.each([
  ['Sunday', 0, 280],
  ['Tuesday', 2, 800],
])('by default, the median of a %s is the one that the documents give', (_, day, median) => {
  const { first } = simulate({}, call => SUNDAY + day * DAY + (call % 24) * HOUR)
  expectNear(at(first, 0.5), median)
})

test('each hour and each day has its own median', () => {
  const median = (time: number) => at(simulate({}, () => time).first, 0.5)
  const tuesday = SUNDAY + 2 * DAY
  expect(median(tuesday + 15 * HOUR)).toBeGreaterThan(1.8 * median(tuesday + 3 * HOUR))
  expect(median(tuesday + 15 * HOUR)).toBeGreaterThan(2.5 * median(SUNDAY + 15 * HOUR))
  expectNear(median(tuesday + 9 * DAY), median(tuesday + 2 * DAY))
})

test('a call is as slow as its number and the seed say', () => {
  const draw = (seed: number) => createLatency('fleet', { seed })
  expect(draw(1)(7, SUNDAY)).toEqual(draw(1)(7, SUNDAY))
  expect(draw(1)(7, SUNDAY)).not.toEqual(draw(2)(7, SUNDAY))
  expect(draw(1)(7, SUNDAY)).not.toEqual(draw(1)(8, SUNDAY))
})

test.each([799, 2_001])('a p99 of %i for a p50 of 400 is refused', p99FirstTokenMs => {
  expect(() => createLatency('mine', { p50FirstTokenMs: 400, p99FirstTokenMs })).toThrow(
    `"backends.mine.p99FirstTokenMs" is ${p99FirstTokenMs}: it must be 2 to 5 times p50FirstTokenMs, which is 400.`,
  )
})
