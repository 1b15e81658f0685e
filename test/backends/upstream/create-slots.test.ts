import { expect, test } from 'vitest'
import { createSlots } from '../../../src/backends/upstream/create-slots.ts'
import { failure } from './serve.ts'

const { signal } = new AbortController()
const options = { most: 1, queue: 1, waitMs: 10_000, name: 'gpu' }

test('gives its place to the one who waits for longest', async () => {
  const slots = createSlots({ ...options, queue: 2 })
  const order: number[] = []
  const release = await slots.take(signal)
  const second = slots.take(signal).then(next => {
    order.push(2)
    next()
  })
  const third = slots.take(signal).then(next => {
    order.push(3)
    next()
  })
  release()
  await Promise.all([second, third])
  expect(order).toEqual([2, 3])
})

test('a place is given back once, however often it is said', async () => {
  const slots = createSlots(options)
  const release = await slots.take(signal)
  release()
  release()
  await slots.take(signal)
  const waiting = new AbortController()
  const waits = slots.take(waiting.signal)
  waiting.abort(new Error('still full'))
  await expect(waits).rejects.toThrow('still full')
})

test('refuses more than may wait', async () => {
  const slots = createSlots({ ...options, queue: 0 })
  await slots.take(signal)
  expect(await failure(slots.take(signal))).toMatchObject({
    name: 'ThrottlingException',
    hint: expect.stringContaining('backends.gpu.connections'),
  })
})

test('does not let anybody wait for too long', async () => {
  const slots = createSlots({ ...options, waitMs: 20 })
  const release = await slots.take(signal)
  expect(await failure(slots.take(signal))).toMatchObject({ name: 'ServiceUnavailableException' })
  release()
  expect(await slots.take(signal)).toBeTypeOf('function')
})

test('one who leaves the queue makes room in it', async () => {
  const slots = createSlots(options)
  const release = await slots.take(signal)
  const controller = new AbortController()
  const left = slots.take(controller.signal)
  controller.abort(new Error('gone'))
  await expect(left).rejects.toThrow('gone')
  const waits = slots.take(signal)
  release()
  expect(await waits).toBeTypeOf('function')
  await expect(slots.take(AbortSignal.abort(new Error('gone')))).rejects.toThrow('gone')
})
