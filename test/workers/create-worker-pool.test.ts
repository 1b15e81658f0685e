import { afterEach, expect, test } from 'vitest'
import { createWorkerPool, type WorkerPoolOptions } from '../../src/workers/create-worker-pool.ts'
import type { WorkerPool } from '../../src/workers/worker-pool.ts'

let pool: WorkerPool<unknown, unknown>
const start = (options: Partial<WorkerPoolOptions> = {}) => {
  pool = createWorkerPool({ file: new URL('files/odd-worker.js', import.meta.url), threads: 2, ...options })
}
afterEach(() => pool.close())
const { signal } = new AbortController()
const unavailable = (hint: RegExp) => ({
  name: 'ServiceUnavailableException',
  hint: expect.stringMatching(hint),
})

test('gives each task its own answer, however many come at once', async () => {
  start()
  const inputs = Array.from({ length: 50 }, (_, index) => index)
  expect(await Promise.all(inputs.map(input => pool.run(input, signal)))).toEqual(inputs.map(n => n * 2))
})

test('a task that fails rejects with its error, and the next is answered', async () => {
  start({ threads: 1 })
  await expect(pool.run('fail', signal)).rejects.toMatchObject({ name: 'RangeError', message: 'on purpose' })
  expect(await pool.run(2, signal)).toBe(4)
})

test('a task that does not end is ended, and the next is answered', async () => {
  start({ threads: 1, timeout: 300 })
  await expect(pool.run('hang', signal)).rejects.toMatchObject(unavailable(/over 300 ms/))
  expect(await pool.run(2, signal)).toBe(4)
})

test('a thread that dies fails its task alone', async () => {
  start({ threads: 1 })
  const died = pool.run('die', signal)
  const next = pool.run(2, signal)
  await expect(died).rejects.toMatchObject(unavailable(/thread ended/))
  expect(await next).toBe(4)
})

test('what cannot be sent to a thread fails, and the next is answered', async () => {
  start({ threads: 1 })
  await expect(pool.run(() => 1, signal)).rejects.toThrow()
  expect(await pool.run(2, signal)).toBe(4)
})

test('more than may wait is refused', async () => {
  start({ threads: 1, queue: 2, timeout: 2_000 })
  const tasks = [pool.run('hang', signal), pool.run(1, signal), pool.run(2, signal)]
  await expect(pool.run(3, signal)).rejects.toMatchObject(unavailable(/2 computations wait already/))
  const outcomes = await Promise.allSettled(tasks)
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled'])
})

test('a client that leaves takes its task back', async () => {
  start({ threads: 1, timeout: 500 })
  const hanging = pool.run('hang', signal)
  const controller = new AbortController()
  const left = pool.run(1, controller.signal)
  controller.abort(new Error('left'))
  await expect(left).rejects.toThrow('left')
  await expect(pool.run(1, controller.signal)).rejects.toThrow('left')
  await expect(hanging).rejects.toMatchObject({ name: 'ServiceUnavailableException' })
})

test('closing rejects what waits and what comes', async () => {
  start({ threads: 1 })
  const tasks = [pool.run('hang', signal), pool.run(1, signal)]
  const outcomes = Promise.allSettled(tasks)
  await pool.close()
  expect((await outcomes).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  await expect(pool.run(1, signal)).rejects.toMatchObject(unavailable(/stopping/))
})
