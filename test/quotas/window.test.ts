import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createWindow } from '../../src/quotas/window.ts'

const LENGTH = 60_000
const SPAN = LENGTH / 60_000

test('counts what was spent in it', () => {
  const window = createWindow(LENGTH)
  window.spend(5, 0)
  window.spend(7, 30_000)
  expect(window.spent(59_999)).toBe(12)
  expect(window.spent(60_000 + SPAN)).toBe(7)
  expect(window.spent(90_000 + SPAN)).toBe(0)
})

test('tells when enough has left it', () => {
  const window = createWindow(LENGTH)
  window.spend(5, 0)
  window.spend(7, 30_000)
  expect(window.until(12, 30_000)).toBe(0)
  const wait = window.until(7, 30_000)
  expect(window.spent(30_000 + wait - 1)).toBe(12)
  expect(window.spent(30_000 + wait)).toBe(7)
})

test('an amount never leaves too early, nor more than a span late', () => {
  const spends = fc.array(fc.tuple(fc.integer({ min: 0, max: 5_000 }), fc.nat(1_000)), { maxLength: 200 })
  fc.assert(
    fc.property(spends, steps => {
      const window = createWindow(LENGTH)
      const spent: [number, number][] = []
      let now = 0
      for (const [pause, amount] of steps) {
        now += pause
        window.spend(amount, now)
        spent.push([now, amount])
        const within = (length: number) =>
          spent.reduce((sum, [at, each]) => (at + length > now ? sum + each : sum), 0)
        expect(window.spent(now)).toBeGreaterThanOrEqual(within(LENGTH))
        expect(window.spent(now)).toBeLessThanOrEqual(within(LENGTH + SPAN))
      }
    }),
  )
})

test('a clock that is moved back loses nothing, and keeps nothing longer', () => {
  const window = createWindow(LENGTH)
  window.spend(5, 100_000)
  window.spend(7, 50_000)
  expect(window.spent(50_000)).toBe(12)
  expect(window.spent(111_000)).toBe(0)
})
