import { getActiveResourcesInfo } from 'node:process'
import { expect, test } from 'vitest'
import { waitUntil } from '../../../src/backends/embedded/wait-until.ts'

const clock = { now: () => performance.now() }
const timers = (): number => getActiveResourcesInfo().filter(kind => kind === 'Timeout').length

test('waits until the time', async () => {
  const time = clock.now() + 15
  await waitUntil(time, clock, new AbortController().signal)
  expect(clock.now()).toBeGreaterThanOrEqual(time)
})

test('does not wait for a time that has passed', async () => {
  const before = timers()
  const waiting = waitUntil(clock.now() - 1, clock, new AbortController().signal)
  expect(timers()).toBe(before)
  await waiting
})

test('an abort rejects with its reason and clears the timer', async () => {
  const controller = new AbortController()
  const before = timers()
  const waiting = waitUntil(clock.now() + 60_000, clock, controller.signal)
  expect(timers()).toBe(before + 1)
  controller.abort(new Error('gone'))
  await expect(waiting).rejects.toThrow('gone')
  expect(timers()).toBe(before)
})

test('an aborted signal rejects at once', async () => {
  await expect(waitUntil(0, clock, AbortSignal.abort(new Error('gone')))).rejects.toThrow('gone')
})
