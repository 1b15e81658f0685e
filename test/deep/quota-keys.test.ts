import { expect, test } from 'vitest'
import { MovableClock } from '../../src/clock.ts'
import { createMemoryCounter } from '../../src/quotas/create-memory-counter.ts'

test('keys without end are forgotten when they hold nothing', async () => {
  const clock = new MovableClock()
  const counter = createMemoryCounter(clock)
  const claim = (key: string) => ({
    key,
    amount: 1,
    limit: 9,
    window: 60_000,
    spent: 'when settled' as const,
  })
  const running = await counter.reserve([claim('running')])
  const heap = () => {
    globalThis.gc?.()
    return process.memoryUsage().heapUsed
  }
  const before = heap()
  for (let number = 0; number < 100_000; number++) {
    const reserved = await counter.reserve([claim(`region-${number}`)])
    if ('id' in reserved) await counter.settle(reserved.id, 0)
    clock.advance(20)
  }
  expect(heap() - before).toBeLessThan(50_000_000)
  expect('id' in running && (await counter.look(claim('running')))).toEqual({ settled: 0, reserved: 1 })
})
