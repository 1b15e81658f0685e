import type { ConverseRequest } from '@aws-sdk/client-bedrock-runtime'
import { expect, test } from 'vitest'
import type { Backend } from '../../../src/backends/backend.ts'
import { createEmbeddedBackend } from '../../../src/backends/embedded/create-embedded-backend.ts'
import { createFleetBackend, type FleetSettings } from '../../../src/backends/fleet/create-fleet-backend.ts'
import { createLatency } from '../../../src/backends/fleet/latency.ts'
import { collect } from '../../../src/conversation/collect.ts'
import { backendSuite } from '../backend-suite.ts'
import { call } from '../call.ts'
import { nativeBackend, readAll } from '../record/folder.ts'

const fleetOf = (wrapped: Backend, settings: Partial<FleetSettings> = {}) =>
  createFleetBackend({ of: 'it', ...settings }, { name: 'fleet', backend: async () => wrapped })
const quick = { p50FirstTokenMs: 1, tokensPerSecond: 20_000 }
backendSuite('fleet', () => fleetOf(createEmbeddedBackend(), quick))

const clock = { now: () => performance.now() }
const clocks = { wall: clock, service: { now: () => 0 } }
const hello: ConverseRequest = {
  modelId: 'anthropic.claude-3-haiku-20240307-v1:0',
  messages: [{ role: 'user', content: [{ text: 'List three colours.' }] }],
}

test.each([true, false])(
  'streaming %s: the answer is the same, and comes when it is due',
  async streaming => {
    const settings = { p50FirstTokenMs: 20, tokensPerSecond: 500, curve: 'flat', seed: 5 } as const
    const due = createLatency('fleet', settings)(1, 0)
    const backend = await fleetOf(createEmbeddedBackend(), settings)
    const started = clock.now()
    const generation = await backend.converse?.(hello, call({ clocks, streaming }))
    expect(clock.now() - started).toBeGreaterThanOrEqual(due.firstTokenMs)
    const slow = await collect(generation?.events ?? nothing())
    const fast = await collect((await createEmbeddedBackend().converse?.(hello, call()))?.events ?? nothing())
    expect(slow.output).toEqual(fast.output)
    const took = due.firstTokenMs + ((slow.usage?.outputTokens ?? 0) - 1) * due.tokenMs
    expect(clock.now() - started).toBeGreaterThanOrEqual(took)
    expect(slow.metrics?.latencyMs).toBeGreaterThanOrEqual(Math.floor(took))
  },
)

test('each call is drawn anew, in their order, and from the first after a reset', async () => {
  const draw = createLatency('fleet', { ...quick, seed: 3 })
  const backend = await fleetOf(createEmbeddedBackend(), { ...quick, seed: 3 })
  for (const number of [1, 2, 3, 1]) {
    if (number === 1) backend.reset()
    const started = clock.now()
    await backend.converse?.(hello, call({ clocks }))
    expect(clock.now() - started).toBeGreaterThanOrEqual(draw(number, 0).firstTokenMs)
  }
})

test('native streams are paced by their chunks, whole native answers by their tokens; bytes stay as they are', async () => {
  const chunks = [[Buffer.from('a'), Buffer.from('b')], [Buffer.from('c')]]
  const settings = { p50FirstTokenMs: 5, tokensPerSecond: 200, curve: 'flat', seed: 1 } as const
  for (const streaming of [true, false]) {
    const { firstTokenMs, tokenMs } = createLatency('fleet', settings)(1, 0)
    const backend = await fleetOf(nativeBackend(chunks), settings)
    const started = clock.now()
    const answer = await backend.invoke?.(
      { modelId: 'm', body: Buffer.from('{}') },
      call({ clocks, streaming }),
    )
    expect(Buffer.concat(await readAll(answer?.chunks)).toString()).toBe('abc')
    const tokens = streaming ? 3 : 4
    expect(clock.now() - started).toBeGreaterThanOrEqual(firstTokenMs + (tokens - 1) * tokenMs)
  }
})

test('embeddings and rankings wait as long as for a first token', async () => {
  const settings = { p50FirstTokenMs: 30, curve: 'flat' } as const
  const backend = await fleetOf(createEmbeddedBackend(), settings)
  const started = clock.now()
  await backend.embed?.(
    { modelId: 'amazon.titan-embed-text-v2:0', texts: ['a'], dimensions: 256 },
    call({ clocks }),
  )
  expect(clock.now() - started).toBeGreaterThanOrEqual(createLatency('f', settings)(1, 0).firstTokenMs)
})

test('who leaves before the first token lets the answer go', async () => {
  const controller = new AbortController()
  let released = 0
  const events = {
    [Symbol.asyncIterator]: () => ({
      next: () => new Promise<never>(() => {}),
      return: async () => {
        released += 1
        return { done: true as const, value: undefined }
      },
    }),
  }
  const wrapped: Backend = { converse: async () => ({ served: { backend: 'it' }, events }) }
  const backend = await fleetOf(wrapped, { p50FirstTokenMs: 600_000, curve: 'flat' })
  const waiting = backend.converse?.(hello, call({ clocks, signal: controller.signal }))
  controller.abort(new Error('left'))
  await expect(waiting).rejects.toThrow('left')
  expect(released).toBe(1)
})

test('can do what the backend can that it wraps, and nothing else', async () => {
  const able = (backend: Backend) => ['converse', 'invoke', 'embed', 'rerank'].filter(each => each in backend)
  expect(able(await fleetOf(nativeBackend([])))).toEqual(['invoke'])
  expect(able(await fleetOf(createEmbeddedBackend()))).toEqual(['converse', 'embed', 'rerank'])
  const mute = await fleetOf({ invoke: () => undefined })
  expect(mute.invoke?.({ modelId: 'm', body: Buffer.from('{}') }, call())).toBeUndefined()
})

async function* nothing() {}
