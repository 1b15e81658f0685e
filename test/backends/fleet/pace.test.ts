import type { ConverseStreamOutput } from '@aws-sdk/client-bedrock-runtime'
import { expect, test } from 'vitest'
import { pace, tokensOfEvent, withLatency } from '../../../src/backends/fleet/pace.ts'
import { call } from '../call.ts'
import { readAll } from '../record/folder.ts'

const clock = { now: () => performance.now() }
const clocks = { wall: clock, service: clock }

/** Counts how far it was read. */
const counting = (batches: number, size: number) => {
  const state = { read: 0, released: false }
  const source = (async function* () {
    try {
      for (let index = 0; index < batches; index++) {
        state.read += 1
        yield Array.from({ length: size }, (_, item) => index * size + item)
      }
    } finally {
      state.released = true
    }
  })()
  return { state, source }
}

test('nothing is lost or moved, and nothing comes before it is due', async () => {
  const { source } = counting(5, 4)
  const firstAt = clock.now() + 5
  const times: [number, number][] = []
  for await (const batch of pace(source, () => 1, { startedAt: 0, firstAt, tokenMs: 2 }, call({ clocks })))
    for (const item of batch) times.push([item, clock.now()])
  expect(times.map(([item]) => item)).toEqual(Array.from({ length: 20 }, (_, index) => index))
  for (const [item, time] of times) expect(time).toBeGreaterThanOrEqual(firstAt + item * 2)
})

test('reads no further than what it gives, however fast the source is', async () => {
  const { state, source } = counting(1_000, 2)
  const schedule = { startedAt: 0, firstAt: clock.now(), tokenMs: 0.01 }
  const iterator = pace(source, () => 1, schedule, call({ clocks }))
  await iterator.next()
  expect(state.read).toBe(1)
  await iterator.return()
  expect(state).toEqual({ read: 1, released: true })
})

test('an abort ends the wait and lets the source go', async () => {
  const controller = new AbortController()
  const { state, source } = counting(10, 1)
  const schedule = { startedAt: 0, firstAt: clock.now(), tokenMs: 3_600_000 }
  const iterator = pace(source, () => 1, schedule, call({ clocks, signal: controller.signal }))
  await iterator.next()
  const next = iterator.next()
  controller.abort(new Error('left'))
  await expect(next).rejects.toThrow('left')
  expect(state.released).toBe(true)
})

test.each([
  [{ messageStart: { role: 'assistant' } }, 0],
  [{ contentBlockDelta: { contentBlockIndex: 0, delta: { text: '' } } }, 0],
  [{ contentBlockDelta: { contentBlockIndex: 0, delta: { text: 'one two three' } } }, 3],
  [{ contentBlockDelta: { contentBlockIndex: 0, delta: { toolUse: { input: '{}' } } } }, 2],
  [{ contentBlockDelta: { contentBlockIndex: 0, delta: { reasoningContent: { text: 'so' } } } }, 1],
] as [ConverseStreamOutput, number][])('%j carries %i tokens', (event, tokens) => {
  expect(tokensOfEvent(event)).toBe(tokens)
})

test('the metadata tells how long the caller waited', async () => {
  const usage = { inputTokens: 1, outputTokens: 1, totalTokens: 2 }
  const source = (async function* (): AsyncGenerator<ConverseStreamOutput[]> {
    yield [{ messageStop: { stopReason: 'end_turn' } }, { metadata: { usage, metrics: { latencyMs: 1 } } }]
  })()
  const schedule = { startedAt: clock.now() - 500, firstAt: 0, tokenMs: 0 }
  const [stop, metadata] = await readAll(withLatency(source, schedule, call({ clocks })))
  expect(stop).toEqual({ messageStop: { stopReason: 'end_turn' } })
  expect(metadata?.metadata?.usage).toEqual(usage)
  expect(metadata?.metadata?.metrics?.latencyMs).toBeGreaterThanOrEqual(500)
  expect(Number.isInteger(metadata?.metadata?.metrics?.latencyMs)).toBe(true)
})
