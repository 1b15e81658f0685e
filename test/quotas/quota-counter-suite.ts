import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { MovableClock } from '../../src/clock.ts'
import type { Claim, QuotaCounter } from '../../src/quotas/quota-counter.ts'

const MINUTE = 60_000
const tokens = (amount: number, limit: number, key = 'tokens'): Claim => ({
  key,
  amount,
  limit,
  window: MINUTE,
  spent: 'when settled',
})
const request = (limit: number, key = 'requests'): Claim => ({
  key,
  amount: 1,
  limit,
  window: MINUTE,
  spent: 'at once',
})

/** The contract of `QuotaCounter`, for one process or several that share it. Only the clock it is given moves. */
export const quotaCounterSuite = (
  name: string,
  create: (clock: MovableClock) => QuotaCounter | Promise<QuotaCounter>,
): void => {
  describe(`${name}: quota counter`, () => {
    let clock: MovableClock
    let counter: QuotaCounter
    beforeEach(async () => {
      clock = new MovableClock()
      counter = await create(clock)
    })
    afterEach(() => counter.close())

    const reserve = async (...claims: Claim[]): Promise<string> => {
      const reserved = await counter.reserve(claims)
      if ('refused' in reserved) throw new Error(`refused: ${JSON.stringify(reserved.refused)}`)
      return reserved.id
    }
    const refused = async (...claims: Claim[]) => {
      const reserved = await counter.reserve(claims)
      if ('id' in reserved) throw new Error('admitted')
      return reserved.refused
    }

    test('admits up to the limit, and not one more', async () => {
      await reserve(tokens(60, 100))
      await reserve(tokens(40, 100))
      expect(await refused(tokens(1, 100))).toMatchObject({ claim: 0, settled: 0, reserved: 100 })
    })

    test('what is cleared is free, and what was reserved before takes nothing any more', async () => {
      const id = await reserve(tokens(60, 100))
      await counter.settle(await reserve(tokens(40, 100)), 40)
      await counter.clear()
      await counter.settle(id, 60)
      expect(await counter.look(tokens(0, 0))).toEqual({ settled: 0, reserved: 0 })
      await reserve(tokens(100, 100))
    })

    test('tells what is used, also of what nobody has claimed of', async () => {
      const id = await reserve(tokens(60, 100))
      await counter.settle(await reserve(tokens(40, 100)), 15)
      expect(await counter.look(tokens(0, 0))).toEqual({ settled: 15, reserved: 60 })
      expect(await counter.look(tokens(0, 0, 'none'))).toEqual({ settled: 0, reserved: 0 })
      await counter.settle(id, 1)
      clock.advance(MINUTE + 1_000)
      expect(await counter.look(tokens(0, 0))).toEqual({ settled: 0, reserved: 0 })
    })

    test('tells each reservation apart', async () => {
      const ids = [await reserve(tokens(1, 10)), await reserve(tokens(1, 10))]
      expect(new Set(ids).size).toBe(2)
    })

    test('what settles frees the rest at once, and is spent for a window', async () => {
      const id = await reserve(tokens(90, 100))
      await counter.settle(id, 30)
      await reserve(tokens(70, 100))
      clock.advance(MINUTE / 2)
      expect(await refused(tokens(1, 100))).toMatchObject({ settled: 30, reserved: 70 })
      clock.advance(MINUTE)
      await reserve(tokens(30, 100))
    })

    test('what settles above its reservation blocks until it leaves the window', async () => {
      const id = await reserve(tokens(10, 100))
      await counter.settle(id, 150)
      const { settled, retryAfter = 0 } = await refused(tokens(1, 100))
      expect(settled).toBe(150)
      clock.advance(retryAfter - 1_000)
      await refused(tokens(1, 100))
      clock.advance(1_000)
      await reserve(tokens(100, 100))
    })

    test('a request is spent at once and comes back with time alone', async () => {
      const id = await reserve(request(1))
      await counter.settle(id, 0)
      const { retryAfter = 0 } = await refused(request(1))
      expect(retryAfter).toBeGreaterThan(MINUTE - 1_000)
      clock.advance(retryAfter)
      await reserve(request(1))
    })

    test('all claims or none: what one refuses takes nothing of the others', async () => {
      expect(await refused(request(1), tokens(200, 100))).toMatchObject({ claim: 1 })
      await reserve(request(1), tokens(100, 100))
    })

    test('the first claim that does not fit is told', async () => {
      await reserve(request(1), tokens(100, 100))
      expect(await refused(request(1), tokens(100, 100))).toMatchObject({ claim: 0 })
    })

    test('keys are counted apart', async () => {
      await reserve(tokens(100, 100, 'one'))
      await reserve(tokens(100, 100, 'two'))
    })

    test('a limit that was changed holds for the next claim', async () => {
      await reserve(tokens(100, 100))
      await reserve(tokens(50, 200))
      await refused(tokens(1, 150))
    })

    test('a running call can take more than it reserved, or less', async () => {
      const id = await reserve(tokens(10, 100))
      await counter.adjust(id, 90)
      await refused(tokens(20, 100))
      await counter.adjust(id, 50)
      await reserve(tokens(50, 100))
      await counter.settle(id, 50)
      await refused(tokens(1, 100))
    })

    test('only the first settlement counts', async () => {
      const id = await reserve(tokens(50, 100))
      await counter.settle(id, 10)
      await counter.settle(id, 90)
      await counter.adjust(id, 90)
      await reserve(tokens(90, 100))
    })

    test('a claim that no waiting makes fit says so', async () => {
      expect(await refused(tokens(101, 100))).not.toHaveProperty('retryAfter')
    })

    test('a claim of nothing always fits where nothing is owed', async () => {
      await reserve(tokens(100, 100))
      await reserve(tokens(0, 100))
    })
  })
}
