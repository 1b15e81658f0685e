import { expect, test } from 'vitest'
import { MovableClock } from '../../src/clock.ts'
import { createBreaker } from '../../src/inference/breaker.ts'

const start = () => {
  const clock = new MovableClock()
  return { clock, breaker: createBreaker({ clock, failures: 3, openFor: 1_000 }) }
}
const fail = (breaker: ReturnType<typeof createBreaker>, times: number) => {
  for (let failure = 0; failure < times; failure++) breaker.failed('gpu')
}

test('lets calls through until so many failed in a row', () => {
  const { breaker } = start()
  fail(breaker, 2)
  expect(breaker.allows('gpu')).toBe(true)
  breaker.succeeded('gpu')
  fail(breaker, 2)
  expect(breaker.allows('gpu')).toBe(true)
  fail(breaker, 1)
  expect(breaker.allows('gpu')).toBe(false)
  expect(breaker.allows('other')).toBe(true)
})

test('lets one call through when its time is over, and all once that was answered', () => {
  const { clock, breaker } = start()
  fail(breaker, 3)
  clock.advance(999)
  expect(breaker.allows('gpu')).toBe(false)
  clock.advance(1)
  expect([breaker.allows('gpu'), breaker.allows('gpu')]).toEqual([true, false])
  breaker.succeeded('gpu')
  expect([breaker.allows('gpu'), breaker.allows('gpu')]).toEqual([true, true])
})

test('stays open when that one fails too', () => {
  const { clock, breaker } = start()
  fail(breaker, 3)
  clock.advance(1_000)
  breaker.allows('gpu')
  clock.advance(500)
  fail(breaker, 1)
  clock.advance(999)
  expect(breaker.allows('gpu')).toBe(false)
  clock.advance(1)
  expect(breaker.allows('gpu')).toBe(true)
})
