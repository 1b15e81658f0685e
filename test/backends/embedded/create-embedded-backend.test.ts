import type { ConverseRequest, ConverseStreamOutput } from '@aws-sdk/client-bedrock-runtime'
import { expect, test } from 'vitest'
import type { Call } from '../../../src/backends/backend.ts'
import {
  createEmbeddedBackend,
  type EmbeddedBackendOptions,
} from '../../../src/backends/embedded/create-embedded-backend.ts'
import { collect } from '../../../src/conversation/collect.ts'
import { backendSuite } from '../backend-suite.ts'
import { call } from '../call.ts'

backendSuite('embedded', () => createEmbeddedBackend())
backendSuite('embedded, at a pace,', () =>
  createEmbeddedBackend({ firstTokenMs: 2, tokensPerSecond: 20_000 }),
)

const list: ConverseRequest = {
  modelId: 'm',
  messages: [
    {
      role: 'user',
      content: [
        {
          text: `Summarise in 20 bullets:\n\n${Array.from({ length: 40 }, (_, index) => `Team ${index} agreed to ship release ${index * 7} on day ${index}.`).join('\n')}`,
        },
      ],
    },
  ],
}
const generate = async (options: EmbeddedBackendOptions = {}, some: Partial<Call> = {}, request = list) => {
  const generation = await createEmbeddedBackend(options).converse?.(request, call(some))
  if (!generation) throw new Error('The embedded backend cannot converse.')
  return generation
}
const read = async (events: AsyncIterable<ConverseStreamOutput[]>): Promise<ConverseStreamOutput[][]> => {
  const batches: ConverseStreamOutput[][] = []
  for await (const batch of events) batches.push(batch)
  return batches
}

test('is called embedded and has counted the input before it answers', async () => {
  const { served, events } = await generate()
  expect(served).toEqual({ backend: 'embedded', inputTokens: (await collect(events)).usage?.inputTokens })
})

test('sends the first word alone and the others in batches of at most 32', async () => {
  const batches = await read((await generate()).events)
  expect(batches[0]?.map(event => Object.keys(event)[0])).toEqual(['messageStart', 'contentBlockDelta'])
  expect(batches.length).toBeGreaterThan(3)
  for (const batch of batches.slice(1, -1)) expect(batch).toHaveLength(32)
  expect(batches.at(-1)?.length).toBeLessThanOrEqual(32 + 3)
})

test('sends everything in one batch with one delta when nobody watches', async () => {
  const batches = await read((await generate({}, { streaming: false })).events)
  expect(batches).toHaveLength(1)
  expect(batches[0]?.filter(event => event.contentBlockDelta)).toHaveLength(1)
})

test('gives the same answer to the same request', async () => {
  const [one, other] = [await generate(), await generate()]
  expect((await collect(one.events)).output).toEqual((await collect(other.events)).output)
})

test('a pace changes when the answer comes, not what it is', async () => {
  const clock = { now: () => performance.now() }
  const started = clock.now()
  const paced = await generate(
    { firstTokenMs: 20, tokensPerSecond: 10_000 },
    { clocks: { wall: clock, service: clock } },
  )
  expect(clock.now() - started).toBeGreaterThanOrEqual(20)
  const [slow, fast] = [await collect(paced.events), await collect((await generate()).events)]
  expect(slow.output).toEqual(fast.output)
  const leastMs = ((slow.usage?.outputTokens ?? 0) / 10_000) * 1_000
  expect(clock.now() - started).toBeGreaterThanOrEqual(20 + leastMs)
  expect(slow.metrics?.latencyMs).toBeGreaterThanOrEqual(Math.floor(20 + leastMs))
})

test('an answer that nobody watches comes when its last token is due', async () => {
  const clock = { now: () => performance.now() }
  const started = clock.now()
  await generate({ tokensPerSecond: 20_000 }, { streaming: false, clocks: { wall: clock, service: clock } })
  expect(clock.now() - started).toBeGreaterThan(10)
})

test('an abort ends the wait for the first token and for the next, with its reason', async () => {
  const first = new AbortController()
  const waiting = generate({ firstTokenMs: 60_000 }, { signal: first.signal })
  first.abort(new Error('left early'))
  await expect(waiting).rejects.toThrow('left early')

  const later = new AbortController()
  const { events } = await generate({ tokensPerSecond: 0.001 }, { signal: later.signal })
  const iterator = events[Symbol.asyncIterator]()
  await iterator.next()
  const next = iterator.next()
  later.abort(new Error('left later'))
  await expect(next).rejects.toThrow('left later')
})

test('fields that additionalModelResponseFieldPaths name are in messageStop', async () => {
  const ask = async (paths: string[], stopSequences: string[] = []): Promise<unknown> => {
    const request: ConverseRequest = {
      ...list,
      inferenceConfig: { stopSequences },
      additionalModelResponseFieldPaths: paths,
    }
    return (await collect((await generate({}, {}, request)).events)).additionalModelResponseFields
  }
  expect(await ask(['/stop_sequence'], ['agreed'])).toEqual({ stop_sequence: 'agreed' })
  expect(await ask(['/delta/stop_sequence'])).toEqual({ delta: { stop_sequence: null } })
  expect(await ask(['/other'])).toBeUndefined()
})
