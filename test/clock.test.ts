import { expect, test } from 'vitest'
import { MovableClock, systemClock } from '../src/clock.ts'

test('a movable clock runs with the system, moves, and comes back', () => {
  const clock = new MovableClock()
  const ahead = () => Math.floor((clock.now() - systemClock.now() + 30_000) / 60_000)
  expect(ahead()).toBe(0)
  clock.advance(3_600_000)
  expect(ahead()).toBe(60)
  clock.reset()
  expect(ahead()).toBe(0)
})
