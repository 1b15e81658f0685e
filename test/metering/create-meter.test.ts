import { expect, test } from 'vitest'
import { MovableClock } from '../../src/clock.ts'
import { modelTimeoutException, throttlingException } from '../../src/errors.ts'
import { createMeter } from '../../src/metering/create-meter.ts'
import type { MeteredCall, Taken } from '../../src/metering/meter.ts'
import type { UsageRecord } from '../../src/metering/usage-record.ts'
import type { QuotaCall, Quotas, Settlement } from '../../src/quotas/quotas.ts'

const call: MeteredCall = {
  requestId: 'r-1',
  account: '123456789012',
  region: 'us-east-1',
  principal: { arn: 'arn:aws:iam::123456789012:user/me', account: '123456789012', verified: true },
  operation: 'Converse',
  model: {
    id: 'amazon.nova-lite-v1:0',
    provider: 'Amazon',
    inputModalities: ['TEXT'],
    outputModalities: ['TEXT'],
    lifecycle: { status: 'ACTIVE' },
    limits: { output: 5_000 },
    prices: { asOf: '2026-01-01', inRegion: { input: 2, output: 10 } },
    outputBurndown: 5,
  },
  kind: 'on-demand',
  invocable: 'amazon.nova-lite-v1:0',
  metadata: {},
  streaming: false,
  signal: new AbortController().signal,
}

const begin = (some: Partial<MeteredCall> = {}, admit?: Quotas['admit']) => {
  const clock = new MovableClock()
  const asked: QuotaCall[] = []
  const settlements: Settlement[] = []
  const produced: number[] = []
  const records: UsageRecord[] = []
  const quotas: Pick<Quotas, 'admit'> = {
    async admit(asks) {
      asked.push(asks)
      return {
        reserved: asks.inputTokens + asks.maxTokens,
        inputTokens: asks.inputTokens - (asks.cachedTokens ?? 0),
        produced: tokens => void produced.push(tokens),
        async settle(settlement) {
          settlements.push(settlement)
          return 77
        },
      }
    },
  }
  const meter = createMeter({
    quotas: admit === undefined ? quotas : { admit },
    record: async usage => void records.push(usage),
    clocks: { service: clock, wall: clock },
  }).begin({ ...call, ...some })
  return { meter, clock, asked, settlements, produced, records }
}

test('a call that was answered: reserved, settled, recorded with its price', async () => {
  const { meter, asked, settlements, produced, records } = begin()
  await meter.admit({ inputTokens: 10, maxTokens: 100 })
  meter.attempted()
  meter.began('gpu')
  meter.produced(4)
  await meter.took({ inputTokens: 9, outputTokens: 20 })
  expect(meter.isSettled()).toBe(true)
  await meter.ended()
  expect(asked).toMatchObject([{ inputTokens: 10, maxTokens: 100, burndown: 5, kind: 'on-demand' }])
  expect(produced).toEqual([4])
  expect(settlements).toEqual([
    { inputTokens: 9, cacheWriteInputTokens: 0, outputTokens: 20, countedInput: 9 },
  ])
  expect(records).toMatchObject([
    {
      requestId: 'r-1',
      backend: 'gpu',
      attempts: 1,
      tokens: { input: 9, output: 20 },
      reserved: 110,
      settled: 77,
      outcome: 'ok',
      cost: 218_000_000n,
      priceVersion: '2026-01-01',
    },
  ])
  expect(records[0]).not.toHaveProperty('session')
  expect(records[0]).not.toHaveProperty('metadata')
})

test.each([
  [{ inputTokens: 1 }, 5_000],
  [{ inputTokens: 1, maxTokens: 0 }, 0],
])('%j reserves %i of output', async (demand, maxTokens) => {
  const { meter, asked } = begin()
  await meter.admit(demand)
  expect(asked).toMatchObject([{ maxTokens }])
})

test('where nobody knows how long a model may talk, what is usual is reserved', async () => {
  const { meter, asked } = begin({ model: { ...call.model, limits: {} } })
  await meter.admit({ inputTokens: 1 })
  expect(asked).toMatchObject([{ maxTokens: 4_096 }])
})

test('another backend that is asked does not reserve again', async () => {
  const { meter, asked, records } = begin()
  await meter.admit({ inputTokens: 1, maxTokens: 1 })
  meter.attempted()
  meter.began('first')
  meter.produced(500)
  meter.broke()
  await meter.admit({ inputTokens: 1, maxTokens: 1 })
  meter.attempted()
  meter.began('second')
  await meter.took({ inputTokens: 1, outputTokens: 2 })
  await meter.ended()
  expect(asked).toHaveLength(1)
  // What the first had said, nobody has got.
  expect(records).toMatchObject([{ attempts: 2, backend: 'second', tokens: { input: 1, output: 2 } }])
})

test('where all broke off, what they had said counts', async () => {
  const { meter, records, settlements } = begin()
  await meter.admit({ inputTokens: 10, maxTokens: 100 })
  for (const name of ['first', 'second']) {
    meter.attempted()
    meter.began(name)
    meter.produced(5)
    meter.broke()
  }
  await meter.failed(modelTimeoutException('late'))
  expect(records).toMatchObject([{ attempts: 2, tokens: { input: 20, output: 10 } }])
  expect(settlements).toMatchObject([{ inputTokens: 20, outputTokens: 10 }])
})

test('a model that is asked again reserves again, and the record has the sum', async () => {
  const { meter, asked, records, settlements } = begin()
  for (const outputTokens of [5, 7]) {
    await meter.admit({ inputTokens: 10, maxTokens: 100 })
    meter.began('gpu')
    await meter.took({ inputTokens: 10, outputTokens })
  }
  await meter.ended()
  expect(asked).toHaveLength(2)
  expect(settlements).toHaveLength(2)
  expect(records).toMatchObject([{ tokens: { input: 20, output: 12 }, reserved: 220, settled: 154 }])
})

test('an answer that nobody counted holds the quota to the estimate, and has no cost', async () => {
  const { meter, records, settlements } = begin()
  await meter.admit({ inputTokens: 10, maxTokens: 100 })
  meter.began('gpu')
  meter.produced(33)
  await meter.took({})
  await meter.ended()
  expect(settlements).toEqual([{ inputTokens: 10, cacheWriteInputTokens: 0, outputTokens: 33 }])
  expect(records).toMatchObject([{ tokens: {}, outcome: 'ok' }])
  expect(records[0]).not.toHaveProperty('cost')
})

test('a client that leaves while the quota is asked holds nothing', async () => {
  const leaving = new AbortController()
  const settlements: Settlement[] = []
  let admit = (): void => {}
  const admitted = new Promise<void>(resolve => {
    admit = resolve
  })
  const { meter, records } = begin({ signal: leaving.signal }, async () => {
    await admitted
    return {
      reserved: 110,
      inputTokens: 10,
      produced: () => undefined,
      settle: async settlement => settlements.push(settlement),
    }
  })
  const asked = meter.admit({ inputTokens: 10, maxTokens: 100 })
  leaving.abort(new DOMException('gone', 'AbortError'))
  admit()
  await expect(asked).rejects.toThrow('gone')
  expect(settlements).toEqual([{ inputTokens: 0, outputTokens: 0 }])
  expect(records).toMatchObject([{ outcome: 'cancelled', tokens: {} }])
})

test('time to first token is of streams', async () => {
  for (const streaming of [true, false]) {
    const { meter, clock, records } = begin({ streaming })
    await meter.admit({ inputTokens: 1, maxTokens: 1 })
    clock.advance(40)
    meter.began('gpu')
    clock.advance(40)
    meter.began('gpu')
    await meter.took({ outputTokens: 1 })
    await meter.ended()
    if (streaming) expect(records[0]?.firstToken).toBeLessThan(60)
    else expect(records[0]).not.toHaveProperty('firstToken')
  }
})

test('a call ends once', async () => {
  const { meter, records, settlements } = begin()
  await meter.admit({ inputTokens: 1, maxTokens: 1 })
  await meter.took({ outputTokens: 1 })
  await Promise.all([meter.ended(), meter.failed(new Error('late')), meter.ended()])
  expect(records).toHaveLength(1)
  expect(settlements).toHaveLength(1)
})

test('what a quota refuses took nothing', async () => {
  const { meter, records } = begin({}, async () => {
    throw throttlingException('Too many tokens, please wait before trying again.')
  })
  expect(meter.isRefused()).toBe(false)
  const admitted = meter.admit({ inputTokens: 5, maxTokens: 5 })
  await expect(admitted).rejects.toMatchObject({ name: 'ThrottlingException' })
  expect(meter.isRefused()).toBe(true)
  await meter.failed(await admitted.catch((error: unknown) => error))
  expect(records).toMatchObject([{ outcome: 'ThrottlingException', attempts: 0, tokens: {} }])
  expect(records[0]).not.toHaveProperty('reserved')
})

test('an answer that broke took its input and what it had said', async () => {
  const { meter, settlements, records } = begin()
  await meter.admit({ inputTokens: 30, maxTokens: 100 })
  meter.began('gpu')
  meter.produced(7)
  await meter.failed(modelTimeoutException('late'))
  expect(settlements).toEqual([{ inputTokens: 30, cacheWriteInputTokens: 0, outputTokens: 7 }])
  expect(records).toMatchObject([{ outcome: 'ModelTimeoutException', tokens: { input: 30, output: 7 } }])
})

test('a backend that never began took nothing; a client that left is no error', async () => {
  const { meter, settlements, records } = begin()
  await meter.admit({ inputTokens: 30, maxTokens: 100 })
  await meter.failed(new DOMException('gone', 'AbortError'))
  expect(settlements).toMatchObject([{ inputTokens: 0, outputTokens: 0 }])
  expect(records).toMatchObject([{ outcome: 'cancelled', tokens: {} }])
})

test.each<[Taken, UsageRecord['tokens']]>([
  [{ embeddingTokens: 8 }, { embedding: 8 }],
  [{ searchUnits: 1 }, { searchUnits: 1 }],
  [
    { inputTokens: 1, outputTokens: 2, cacheReadInputTokens: 3, cacheWriteInputTokens: 4 },
    { input: 1, output: 2, cacheRead: 3, cacheWrite5m: 4, cacheWrite1h: 0 },
  ],
  [
    {
      cacheWriteInputTokens: 10,
      cacheDetails: [
        { ttl: '1h', inputTokens: 6 },
        { ttl: '5m', inputTokens: 4 },
      ],
    },
    { cacheWrite5m: 4, cacheWrite1h: 6 },
  ],
])('%j is recorded as %j', async (taken, tokens) => {
  const { meter, records } = begin()
  await meter.admit({ inputTokens: 1, maxTokens: 1 })
  await meter.took(taken)
  await meter.ended()
  expect(records.map(record => record.tokens)).toEqual([tokens])
})

test("what a call is named by is kept, and an agent's step of a client that names it", async () => {
  const { meter, records } = begin({
    alias: 'chat',
    applicationProfile: 'arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abc',
    metadata: { session: 's-1', step: '3', team: 'blue' },
  })
  await meter.ended()
  expect(records).toMatchObject([
    {
      alias: 'chat',
      applicationProfile: 'arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abc',
      session: 's-1',
      step: '3',
      metadata: { session: 's-1', step: '3', team: 'blue' },
    },
  ])
  expect(records[0]).not.toHaveProperty('turn')
})

test('a tier whose price is not known has no cost', async () => {
  const { meter, records } = begin({ tier: 'priority' })
  await meter.admit({ inputTokens: 1, maxTokens: 1 })
  await meter.took({ inputTokens: 9, outputTokens: 20 })
  await meter.ended()
  expect(records[0]).not.toHaveProperty('cost')
})
