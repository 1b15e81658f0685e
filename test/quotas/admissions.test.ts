import { expect, test } from 'vitest'
import type { MovableClock } from '../../src/clock.ts'
import { createMemoryCounter } from '../../src/quotas/create-memory-counter.ts'
import { createQuotas, type Reservation } from '../../src/quotas/quotas.ts'

const CALLS = 100_000
const MINUTE = 60_000
const REQUESTS = 300
const TOKENS = 100_000
const BURNDOWN = 5

/** Mulberry32: the same run every time. */
const createRandom = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed)
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
}

/** A clock that stands still but where it is moved. */
const createClock = () => {
  let time = 1_000_000
  return {
    now: () => time,
    advance(milliseconds: number) {
      time += milliseconds
    },
  }
}

interface Running {
  readonly reservation: Reservation
  readonly reserved: number
  readonly endsAt: number
  readonly used: { readonly inputTokens: number; readonly outputTokens: number }
}

test('a hundred thousand calls of any size, cancelled, failed or whole, never go beyond the quotas and waste little', async () => {
  const random = createRandom(7)
  const clock = createClock()
  const { admit } = createQuotas({
    mode: 'enforce',
    table: () => [
      { name: 'requests', metric: 'requests-per-minute', value: REQUESTS },
      { name: 'tokens', metric: 'tokens-per-minute', value: TOKENS },
    ],
    counter: createMemoryCounter(clock as MovableClock),
  })

  // The oracle: every admission and settlement in a list, summed up anew.
  const admissions: number[] = []
  const settlements: { at: number; tokens: number }[] = []
  let running: Running[] = []
  const requestsIn = (length: number) => admissions.filter(at => at + length > clock.now()).length
  const settledIn = (length: number) =>
    settlements.reduce((sum, { at, tokens }) => (at + length > clock.now() ? sum + tokens : sum), 0)
  const open = () => running.reduce((sum, { reserved }) => sum + reserved, 0)
  const forget = () => {
    while ((admissions[0] ?? clock.now()) < clock.now() - 2 * MINUTE) admissions.shift()
    while ((settlements[0]?.at ?? clock.now()) < clock.now() - 2 * MINUTE) settlements.shift()
  }

  const finish = async () => {
    const over = running.filter(({ endsAt }) => endsAt <= clock.now())
    running = running.filter(({ endsAt }) => endsAt > clock.now())
    for (const { reservation, used } of over) {
      const tokens = used.inputTokens + used.outputTokens * BURNDOWN
      expect(await reservation.settle(used)).toBe(tokens)
      settlements.push({ at: clock.now(), tokens })
    }
  }

  let admitted = 0
  let refusedRightly = 0
  let wasted = 0
  for (let index = 0; index < CALLS; index++) {
    clock.advance(Math.floor(random() * 120))
    await finish()
    forget()
    const inputTokens = Math.floor(random() * 400) + 1
    const maxTokens = Math.floor(random() ** 3 * 4_000)
    const asked = inputTokens + maxTokens
    const before = { settled: settledIn(MINUTE), requests: requestsIn(MINUTE), open: open() }
    const fits = before.requests + 1 <= REQUESTS && before.settled + before.open + asked <= TOKENS
    const reservation = await admit({
      account: 'a',
      region: 'r',
      model: 'm',
      kind: 'on-demand',
      inputTokens,
      maxTokens,
      burndown: BURNDOWN,
    }).catch(() => undefined)
    if (reservation === undefined) {
      if (fits) wasted += 1
      else refusedRightly += 1
      continue
    }
    expect(fits, `call ${index}: ${JSON.stringify({ ...before, asked })}`).toBe(true)
    expect(reservation.reserved).toBe(asked)
    admitted += 1
    admissions.push(clock.now())
    // A third fails or is cancelled with nothing or part of the output said.
    const outputTokens = random() < 0.33 ? 0 : Math.floor(random() * maxTokens * 0.3)
    running.push({
      reservation,
      reserved: asked,
      endsAt: clock.now() + Math.floor(random() * 20_000),
      used: { inputTokens, outputTokens },
    })
  }
  expect(admitted).toBeGreaterThan(10_000)
  expect(refusedRightly).toBeGreaterThan(1_000)
  expect(wasted / (admitted + wasted)).toBeLessThan(0.01)
})
