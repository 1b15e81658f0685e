import { describe, expect, test } from 'vitest'
import { MovableClock } from '../../src/clock.ts'
import { createMemoryCounter } from '../../src/quotas/create-memory-counter.ts'
import type { Quota } from '../../src/quotas/quota.ts'
import { createQuotas, type QuotaCall, type QuotasOptions } from '../../src/quotas/quotas.ts'

const minute = (value: number): Quota => ({
  name: 'tokens of a',
  metric: 'tokens-per-minute',
  value,
  code: 'L-1',
})
const requests = (value: number): Quota => ({ name: 'requests of a', metric: 'requests-per-minute', value })
const day = (value: number): Quota => ({ name: 'day of a', metric: 'tokens-per-day', value })

const start = (quotas: Quota[], some: Partial<QuotasOptions> = {}) => {
  const clock = new MovableClock()
  const counter = createMemoryCounter(clock)
  const { admit } = createQuotas({ mode: 'enforce', table: () => quotas, counter, ...some })
  const call = async (inputTokens: number, maxTokens: number, more: Partial<QuotaCall> = {}) => {
    const reservation = await admit({
      account: '123456789012',
      region: 'us-east-1',
      model: 'a',
      kind: 'on-demand',
      inputTokens,
      maxTokens,
      burndown: 1,
      ...more,
    })
    if (reservation === undefined) throw new Error('Nothing limits the call')
    return reservation
  }
  return { clock, counter, call }
}

describe("the user guide's worked examples of token burndown", () => {
  /** Input 3,000, read from the cache 4,000 (free), written 1,000, output 1,000 that burns five times. */
  const used = { inputTokens: 3_000, cacheWriteInputTokens: 1_000, outputTokens: 1_000 }

  test.each([
    [32_000, 36_000],
    [1_250, 5_250],
  ])('max_tokens %i: reserves %i, settles at 9,000', async (maxTokens, reserved) => {
    const { call } = start([minute(1_000_000)])
    const reservation = await call(4_000, maxTokens, { burndown: 5 })
    expect(reservation.reserved).toBe(reserved)
    expect(await reservation.settle(used)).toBe(9_000)
  })

  test('what settles above its reservation blocks until it has left the minute', async () => {
    const { clock, call } = start([minute(8_000)])
    await (await call(4_000, 1_250, { burndown: 5 })).settle(used)
    await expect(call(1, 0)).rejects.toMatchObject({ name: 'ThrottlingException' })
    clock.advance(61_000)
    await call(4_000, 4_000)
  })
})

test.each([
  [[requests(0), minute(0)], 'Too many requests, please wait before trying again.'],
  [[requests(9), minute(0)], 'Too many tokens, please wait before trying again.'],
  [[minute(1_000), day(0)], 'Too many tokens per day, please wait before trying again.'],
])("AWS's text for each quota: %j", async (quotas, message) => {
  const { call } = start(quotas)
  await expect(call(1, 1)).rejects.toMatchObject({ name: 'ThrottlingException', status: 429, message })
})

test('the hint tells which quota, how full, when, and what would have fitted', async () => {
  const { call } = start([minute(1_000)])
  await (await call(100, 100)).settle({ inputTokens: 100, outputTokens: 100 })
  const running = await call(100, 300)
  running.produced(10)
  await expect(call(100, 700)).rejects.toMatchObject({
    hint: expect.stringMatching(
      /^tokens of a \(L-1\): 1000; used 200 within the window, held by running calls 400, of which 290 they may never use, this call asks for 800 \(100 of input and maxTokens 700\)\. It fits when running calls have settled\. maxTokens 300 would have fitted now\.$/,
    ),
  })
})

test('accounts, Regions and models have each their own', async () => {
  const { call } = start([minute(100)])
  await call(50, 50)
  await call(50, 50, { account: '210987654321' })
  await call(50, 50, { region: 'eu-west-1' })
  await expect(call(1, 0)).rejects.toThrow('Too many tokens')
})

test('an answer that says more than was reserved holds more while it comes', async () => {
  const { call } = start([minute(1_000)])
  const reservation = await call(100, 100, { burndown: 5 })
  await call(0, 300)
  reservation.produced(100)
  await expect(call(0, 200)).rejects.toThrow('Too many tokens')
  await reservation.settle({ inputTokens: 100, outputTokens: 100 })
  await call(0, 100)
})

test('the estimate of the input learns from what backends count', async () => {
  const { call } = start([minute(1_000_000)])
  for (let turn = 0; turn < 40; turn++)
    await (await call(100, 0)).settle({ inputTokens: 150, outputTokens: 0, countedInput: 150 })
  expect((await call(100, 0)).reserved).toBe(150)
  // What nobody counted teaches nothing, and what was read from the cache is no error of the estimate.
  for (let turn = 0; turn < 40; turn++) {
    await (await call(100, 0)).settle({ inputTokens: 100, outputTokens: 0 })
    await (await call(100, 0, { cachedTokens: 140 })).settle({
      inputTokens: 10,
      outputTokens: 0,
      countedInput: 150,
    })
  }
  expect(await call(100, 0, { cachedTokens: 140 })).toMatchObject({ reserved: 10, inputTokens: 10 })
  expect((await call(100, 0)).reserved).toBe(150)
})

test('observing refuses nothing, and tells what it would have', async () => {
  const observed: string[] = []
  const { call } = start([minute(10)], { mode: 'observe', observed: ({ message }) => observed.push(message) })
  const reservation = await call(100, 100)
  expect(reservation.reserved).toBe(200)
  expect(await reservation.settle({ inputTokens: 100, outputTokens: 5 })).toBe(105)
  expect(observed).toEqual(['Too many tokens, please wait before trying again.'])
})

test('a call that asks for more than the whole quota is told that it never fits; a minute that is full, when', async () => {
  const { call, clock } = start([minute(1_000)])
  await expect(call(1, 1_000)).rejects.toMatchObject({
    hint: expect.stringContaining(
      'It never fits: it asks for more than the whole quota. maxTokens 999 would',
    ),
  })
  await (await call(500, 500)).settle({ inputTokens: 500, outputTokens: 500 })
  clock.advance(20_000)
  await expect(call(1, 1)).rejects.toMatchObject({ hint: expect.stringContaining('It fits in 41 s.') })
})

test('a model without a quota is told of once, for each Region', async () => {
  const told: object[] = []
  const { call } = start([], { unlimited: some => told.push(some) })
  for (const region of ['us-east-1', 'us-east-1', 'eu-west-1'])
    await call(1, 1, { region }).catch(() => undefined)
  expect(told).toEqual([
    { model: 'a', kind: 'on-demand', region: 'us-east-1' },
    { model: 'a', kind: 'on-demand', region: 'eu-west-1' },
  ])
})

test('nothing limits what no quota is known for, and `off` counts nothing', async () => {
  await expect(start([]).call(1, 1)).rejects.toThrow('Nothing limits the call')
  await expect(start([minute(0)], { mode: 'off' }).call(1, 1)).rejects.toThrow('Nothing limits the call')
})
