import { expect, test } from 'vitest'
import type { Backend } from '../../src/backends/backend.ts'
import { MovableClock } from '../../src/clock.ts'
import {
  type BedrockException,
  modelTimeoutException,
  serviceUnavailableException,
  validationException,
} from '../../src/errors.ts'
import { createBreaker } from '../../src/inference/breaker.ts'
import type { InferenceContext } from '../../src/inference/inference.ts'
import type { ResolvedModel } from '../../src/inference/resolve-model.ts'
import { type Ask, createServe } from '../../src/inference/serve.ts'
import { createMeter } from '../../src/metering/create-meter.ts'
import type { UsageRecord } from '../../src/metering/usage-record.ts'

const principal = { arn: 'arn:aws:iam::123456789012:user/me', account: '123456789012', verified: true }
const resolved: ResolvedModel = {
  model: {
    id: 'amazon.nova-lite-v1:0',
    provider: 'Amazon',
    inputModalities: ['TEXT'],
    outputModalities: ['TEXT'],
    lifecycle: { status: 'ACTIVE' },
    limits: {},
  },
  invocable: 'us.amazon.nova-lite-v1:0',
  quota: 'cross-region',
}

const start = (names: readonly string[]) => {
  const clock = new MovableClock()
  const backend: Backend = {}
  const records: UsageRecord[] = []
  const targets = names.map(name => ({ name, backend }))
  const serve = createServe({
    route: () => targets,
    breaker: createBreaker({ clock, failures: 2 }),
    clocks: { service: clock, wall: clock },
    meter: createMeter({
      quotas: { admit: async () => undefined },
      record: async usage => void records.push(usage),
      clocks: { service: clock, wall: clock },
    }),
  })
  const asked: string[] = []
  const headers: Record<string, string> = {}
  const controller = new AbortController()
  const context: InferenceContext = {
    operation: 'Converse',
    requestId: 'r',
    account: principal.account,
    region: 'us-east-1',
    principal,
    signal: controller.signal,
    answer: {
      header: (name, value) => {
        headers[name] = value
      },
    },
  }
  const outcomes: Record<string, BedrockException | Error | undefined> = {}
  const ask: Ask<string> = async ({ name }) => {
    asked.push(name)
    clock.advance(5)
    const outcome = outcomes[name]
    if (outcome !== undefined) throw outcome
    return name
  }
  const call = (some: Ask<string> = ask) => serve(resolved, {}, false, context, some)
  return { ask, asked, headers, outcomes, call, controller, clock, records }
}

test('the first target answers, and nothing is told of attempts', async () => {
  const { call, asked, headers } = start(['one', 'two'])
  expect(await call()).toBe('one')
  expect(asked).toEqual(['one'])
  expect(headers).toEqual({})
})

test('the next target answers where one fails as another may not', async () => {
  const { call, asked, headers, outcomes } = start(['one', 'two'])
  outcomes.one = modelTimeoutException('too slow')
  expect(await call()).toBe('two')
  expect(asked).toEqual(['one', 'two'])
  expect(headers['x-outcrop-attempts']).toMatch(
    /^one: ModelTimeoutException after \d+ ms; two: ok after \d+ ms$/,
  )
})

test.each([
  ['what is wrong with the request', validationException('wrong')],
  ['a fault of our own', new TypeError('bug')],
])('%s is not tried again', async (_, error) => {
  const { call, asked, outcomes } = start(['one', 'two'])
  outcomes.one = error
  await expect(call()).rejects.toBe(error)
  expect(asked).toEqual(['one'])
})

test('where all fail, the last failure is the answer', async () => {
  const { call, headers, outcomes } = start(['one', 'two'])
  outcomes.one = modelTimeoutException('too slow')
  outcomes.two = serviceUnavailableException('away')
  await expect(call()).rejects.toBe(outcomes.two)
  expect(headers['x-outcrop-attempts']).toContain('two: ServiceUnavailableException')
})

test('nobody else is asked for a client that has left', async () => {
  const { call, ask, asked, outcomes, controller } = start(['one', 'two'])
  outcomes.one = modelTimeoutException('too slow')
  const leaving: Ask<string> = (...to) => {
    controller.abort()
    return ask(...to)
  }
  await expect(call(leaving)).rejects.toBe(outcomes.one)
  expect(asked).toEqual(['one'])
  await expect(call()).rejects.toThrow('aborted')
  expect(asked).toEqual(['one'])
})

test('one that keeps failing is asked last, and first again when it answered', async () => {
  const { call, asked, outcomes, clock } = start(['one', 'two'])
  outcomes.one = serviceUnavailableException('away')
  await call()
  await call()
  asked.length = 0
  expect(await call()).toBe('two')
  expect(asked).toEqual(['two'])
  clock.advance(60_000)
  delete outcomes.one
  expect(await call()).toBe('one')
  expect(await call()).toBe('one')
})

test('a single target is asked however often it failed', async () => {
  const { call, asked, outcomes } = start(['one'])
  outcomes.one = serviceUnavailableException('away')
  for (let turn = 0; turn < 4; turn++) await expect(call()).rejects.toBe(outcomes.one)
  expect(asked).toHaveLength(4)
})

test('a target without the means is passed over; with no other the call is refused by name', async () => {
  const { call } = start(['one', 'two'])
  expect(await call(({ name }) => (name === 'one' ? undefined : Promise.resolve(name)))).toBe('two')
  await expect(call(() => undefined)).rejects.toMatchObject({
    name: 'NotImplementedException',
    hint: expect.stringContaining('one, two'),
  })
})

test('a call tells how the model was called', async () => {
  const { call } = start(['one'])
  expect(await call(async (_, { profile }) => profile ?? '')).toBe('us.amazon.nova-lite-v1:0')
})
