import type { ConverseStreamOutput } from '@aws-sdk/client-bedrock-runtime'
import { expect, test } from 'vitest'
import { lastAt, type Plan, play } from '../../../src/backends/scripted/play.ts'
import { modelStreamErrorException } from '../../../src/errors.ts'
import { call } from '../call.ts'

const usage = { inputTokens: 1, outputTokens: 100, totalTokens: 101 }
const token = (text: string) => ({
  event: { contentBlockDelta: { contentBlockIndex: 0, delta: { text } } },
  tokens: 1,
})
const plan = (count: number, some: Partial<Plan> = {}): Plan => ({
  events: [
    { event: { messageStart: { role: 'assistant' } }, tokens: 0 },
    ...Array.from({ length: count }, (_, index) => token(String(index))),
    { event: { contentBlockStop: { contentBlockIndex: 0 } }, tokens: 0 },
    { event: { messageStop: { stopReason: 'end_turn' } }, tokens: 0 },
  ],
  usage,
  startedAt: 0,
  firstAt: 0,
  tokenMs: 0,
  ...some,
})
const read = async (events: AsyncIterable<ConverseStreamOutput[]>) => {
  const batches: ConverseStreamOutput[][] = []
  for await (const batch of events) batches.push(batch)
  return batches
}

test('the first token comes alone, the others in batches, the metadata last', async () => {
  const batches = await read(play(plan(100), call()))
  expect(batches[0]?.map(event => Object.keys(event)[0])).toEqual(['messageStart', 'contentBlockDelta'])
  expect(batches.flat()).toHaveLength(104)
  for (const batch of batches) expect(batch.length).toBeLessThanOrEqual(33)
  expect(batches.at(-1)?.at(-1)).toHaveProperty('metadata.usage', usage)
})

test('nobody watches: one batch', async () => {
  expect(await read(play(plan(100), call({ streaming: false })))).toHaveLength(1)
})

test('at a pace, no token comes before it is due', async () => {
  const clock = { now: () => performance.now() }
  const startedAt = clock.now()
  const paced = plan(10, { startedAt, firstAt: startedAt, tokenMs: 4 })
  const times: number[] = []
  for await (const batch of play(paced, call({ clocks: { wall: clock, service: clock } })))
    for (const { contentBlockDelta } of batch) if (contentBlockDelta) times.push(clock.now() - startedAt)
  expect(times).toHaveLength(10)
  for (const [index, time] of times.entries()) expect(time).toBeGreaterThanOrEqual(index * 4)
  expect(lastAt(paced)).toBe(startedAt + 36)
})

test('dies after so many events, with its exception or in silence, and never after all', async () => {
  const exception = modelStreamErrorException('gone')
  for (const after of [0, 1, 5, 40, 10_000]) {
    const seen: ConverseStreamOutput[] = []
    const reading = (async () => {
      for await (const batch of play(plan(50, { death: { after, exception } }), call())) seen.push(...batch)
    })()
    await expect(reading).rejects.toBe(exception)
    expect(seen).toHaveLength(Math.min(after, 53))
    expect((await read(play(plan(50, { death: { after } }), call()))).flat()).toEqual(seen)
  }
})

test('an abort ends it', async () => {
  const controller = new AbortController()
  const iterator = play(
    plan(100, { tokenMs: 3_600_000, firstAt: Date.now() }),
    call({ signal: controller.signal }),
  )
  await iterator.next()
  const next = iterator.next()
  controller.abort(new Error('left'))
  await expect(next).rejects.toThrow('left')
})
