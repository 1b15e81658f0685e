import {
  ConverseCommand,
  ConverseStreamCommand,
  InvokeModelCommand,
  InvokeModelWithResponseStreamCommand,
  ThrottlingException,
} from '@aws-sdk/client-bedrock-runtime'
import { expect, test } from 'vitest'
import type { PartialConfig } from '../../../src/config.ts'
import { gather } from '../../support/gather.ts'
import { readUsage } from '../../support/read-usage.ts'
import { sendCall } from '../../support/send-call.ts'
import { startOutcrop } from '../../support/start-outcrop.ts'

const modelId = 'amazon.nova-lite-v1:0'
const requests = 'On-demand model inference requests per minute for Amazon Nova Lite'
const tokens = 'On-demand model inference tokens per minute for Amazon Nova Lite'
const messages = [{ role: 'user' as const, content: [{ text: 'Say hello.' }] }]
const body = JSON.stringify({ messages, inferenceConfig: { maxTokens: 1_000 } })
const converse = (maxTokens: number) =>
  new ConverseCommand({ modelId, messages, inferenceConfig: { maxTokens } })

const withQuota = (values: Record<string, number>, more: PartialConfig = {}) =>
  startOutcrop({ quotas: { values }, ...more })

test('every door takes of one quota of requests, and a minute later it is free again', async () => {
  await using server = await withQuota({ [requests]: 4 })
  const doors = () => [
    () => server.runtime.send(converse(5)),
    async () => {
      const { stream } = await server.runtimeHttp1.send(new ConverseStreamCommand({ modelId, messages }))
      await gather(stream as NonNullable<typeof stream>)
    },
    () => server.runtime.send(new InvokeModelCommand({ modelId, body })),
    async () => {
      const { body: stream } = await server.runtime.send(
        new InvokeModelWithResponseStreamCommand({ modelId, body }),
      )
      await gather(stream as NonNullable<typeof stream>)
    },
  ]
  for (const call of doors()) await call()
  for (const call of doors()) {
    const refused = await call().then(
      () => undefined,
      (error: unknown) => error,
    )
    expect(refused).toBeInstanceOf(ThrottlingException)
    expect(refused).toMatchObject({
      message: 'Too many requests, please wait before trying again.',
      $metadata: { httpStatusCode: 429 },
    })
  }
  server.outcrop.clock.advance(61_000)
  await server.runtime.send(converse(5))
  const outcomes = readUsage(server.outcrop.config.home).map(({ outcome }) => outcome)
  expect(outcomes.filter(outcome => outcome === 'ThrottlingException')).toHaveLength(4)
  expect(outcomes.at(-1)).toBe('ok')
})

test('maxTokens is reserved while the call runs and given back when it ends', async () => {
  await using server = await withQuota({ [tokens]: 1_100 })
  for (let call = 0; call < 5; call++) await server.runtime.send(converse(1_000))
  await expect(server.runtime.send(converse(1_200))).rejects.toMatchObject({
    name: 'ThrottlingException',
    message: 'Too many tokens, please wait before trying again.',
  })
  const [first] = readUsage(server.outcrop.config.home)
  expect(first).toMatchObject({ outcome: 'ok', model: modelId, operation: 'Converse' })
  const { input, output, reserved, settled } = first as Record<string, number>
  expect(reserved).toBe((input as number) + 1_000)
  expect(settled).toBe((input as number) + (output as number))
})

test('an unset maxTokens reserves all that the model can say', async () => {
  await using server = await withQuota({ [tokens]: 4_000 })
  await expect(server.runtime.send(new ConverseCommand({ modelId, messages }))).rejects.toMatchObject({
    name: 'ThrottlingException',
  })
  await server.runtime.send(converse(500))
})

test('the hint says which quota, how full, and what would have fitted', async () => {
  await using server = await withQuota({ [tokens]: 600 })
  const { status, headers } = await sendCall.h1(server.port, {
    method: 'POST',
    target: `/model/${encodeURIComponent(modelId)}/converse`,
    headers: [
      ['host', `127.0.0.1:${server.port}`],
      ['content-type', 'application/json'],
    ],
    body: JSON.stringify({ messages, inferenceConfig: { maxTokens: 2_000 } }),
  })
  expect(status).toBe(429)
  expect(headers['x-outcrop-hint']).toMatch(
    /^On-demand model inference tokens per minute for Amazon Nova Lite: 600; used 0 within the window, .*maxTokens 2000\). It never fits: .*maxTokens \d+ would have fitted now\.$/,
  )
})

test('a stream that its client leaves gives back what it did not say, and is kept as cancelled', async () => {
  await using server = await withQuota(
    { [tokens]: 1_100 },
    {
      backends: { slow: { type: 'embedded', tokensPerSecond: 2 } },
      models: [{ model: '*', backends: ['slow'] }],
    },
  )
  const leaving = new AbortController()
  const { stream } = await server.runtimeHttp1.send(
    new ConverseStreamCommand({
      modelId,
      messages: [
        {
          role: 'user',
          content: [{ text: 'Repeat these words: one two three four five six seven eight nine ten.' }],
        },
      ],
      inferenceConfig: { maxTokens: 1_000 },
    }),
    { abortSignal: leaving.signal },
  )
  await expect(server.runtime.send(converse(1_000))).rejects.toMatchObject({ name: 'ThrottlingException' })
  const left = (async () => {
    for await (const event of stream ?? []) if (event.contentBlockDelta !== undefined) leaving.abort()
  })()
  await expect(left).rejects.toThrow('aborted')
  await expect
    .poll(() => readUsage(server.outcrop.config.home).map(({ outcome }) => outcome), { timeout: 10_000 })
    .toContain('cancelled')
  await server.runtime.send(converse(900))
})

test('observe lets all pass and says so in the log; off counts nothing', async () => {
  for (const mode of ['observe', 'off'] as const) {
    await using server = await startOutcrop({ quotas: { mode, values: { [requests]: 1, [tokens]: 1 } } })
    for (let call = 0; call < 3; call++) await server.runtime.send(converse(100))
    expect(readUsage(server.outcrop.config.home).map(({ reserved }) => reserved === null)).toEqual(
      Array(3).fill(mode === 'off'),
    )
  }
})

test('on `documents`, fifty users at once are throttled within two seconds', async () => {
  await using server = await startOutcrop({ quotas: { set: 'documents' } })
  const refusedAt: number[] = []
  const outcomes = { answered: 0, throttled: 0 }
  const start = server.outcrop.clock.now()
  const user = async () => {
    while (server.outcrop.clock.now() - start < 2_000) {
      try {
        await server.runtimeHttp1.send(converse(50))
        outcomes.answered += 1
      } catch (error) {
        expect(error).toBeInstanceOf(ThrottlingException)
        refusedAt.push(server.outcrop.clock.now() - start)
        outcomes.throttled += 1
      }
      await new Promise(resolve => setTimeout(resolve, 200))
    }
  }
  await Promise.all(Array.from({ length: 50 }, user))
  expect(Math.min(...refusedAt)).toBeLessThan(2_000)
  // Five a second, in any window of a second: what two seconds and their edges hold.
  expect(outcomes.answered).toBeGreaterThanOrEqual(5)
  expect(outcomes.answered).toBeLessThanOrEqual(20)
  expect(outcomes.throttled).toBeGreaterThan(outcomes.answered)
})

test('a reset frees what was used', async () => {
  await using server = await withQuota({ [requests]: 1 })
  await server.runtime.send(converse(5))
  await expect(server.runtime.send(converse(5))).rejects.toBeInstanceOf(ThrottlingException)
  await server.outcrop.reset()
  await server.runtime.send(converse(5))
})

test('a call that a quota refuses is not asked of another backend', async () => {
  await using server = await withQuota(
    { [requests]: 1 },
    { models: [{ model: '*', backends: ['embedded/a', 'embedded/b'] }] },
  )
  await server.runtime.send(converse(5))
  await expect(server.runtime.send(converse(5))).rejects.toBeInstanceOf(ThrottlingException)
  const stored = readUsage(server.outcrop.config.home)
  expect(stored.map(({ attempts }) => attempts)).toEqual([1, 0])
})

test('the last event of a stream comes when its record is kept', async () => {
  await using server = await startOutcrop()
  const { stream } = await server.runtimeHttp1.send(
    new ConverseStreamCommand({ modelId, messages, requestMetadata: { team: 'blue', session: 's-1' } }),
  )
  const events = await gather(stream as NonNullable<typeof stream>)
  const { usage } = events.at(-1)?.metadata ?? {}
  expect(readUsage(server.outcrop.config.home)).toMatchObject([
    {
      operation: 'ConverseStream',
      input: usage?.inputTokens,
      output: usage?.outputTokens,
      session: 's-1',
      metadata: '{"team":"blue","session":"s-1"}',
      outcome: 'ok',
      backend: 'embedded',
    },
  ])
})
