import type { ConverseRequest } from '@aws-sdk/client-bedrock-runtime'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Backend } from '../../../src/backends/backend.ts'
import { createEmbeddedBackend } from '../../../src/backends/embedded/create-embedded-backend.ts'
import { createScriptedBackend } from '../../../src/backends/scripted/create-scripted-backend.ts'
import { isResettable } from '../../../src/backends/scripted/resettable.ts'
import { collect } from '../../../src/conversation/collect.ts'
import { backendSuite } from '../backend-suite.ts'
import { call } from '../call.ts'
import { createFolder, type Folder, nativeBackend, readAll } from '../record/folder.ts'

let suite: Folder
beforeAll(async () => {
  suite = await createFolder()
})
afterAll(() => suite[Symbol.asyncDispose]())
/** Each call is recorded, then answered from the recording. */
backendSuite('replay', () => ({
  async converse(request, about) {
    const recorder = await suite.record(createEmbeddedBackend())
    await collect(
      (await recorder.converse?.(request, call({ streaming: about.streaming })))?.events ?? none(),
    )
    await recorder.close?.()
    const replay = await suite.replay()
    return (await replay.converse?.(request, about)) ?? Promise.reject(new Error('A replay converses.'))
  },
}))
async function* none() {}

const ask = (text: string): ConverseRequest => ({
  modelId: 'anthropic.claude-3-haiku-20240307-v1:0',
  system: [{ text: 'Be brief.\nBe kind.' }],
  messages: [{ role: 'user', content: [{ text }] }],
})
const recordCalls = async (
  folder: Folder,
  wrapped: Backend,
  calls: (backend: Backend) => Promise<unknown>,
) => {
  const recorder = await folder.record(wrapped)
  const seen = await calls(recorder)
  await recorder.close?.()
  return seen
}
const batchesOf = async (backend: Backend, request: ConverseRequest, some = {}) => {
  const batches = []
  for await (const batch of (await backend.converse?.(request, call(some)))?.events ?? none())
    batches.push(batch)
  return batches
}

describe.each([true, false])('streaming %s', streaming => {
  test('events and their batches are those that were recorded', async () => {
    await using folder = await createFolder()
    const request = ask('List three colours.')
    const recorded = await recordCalls(folder, createEmbeddedBackend(), each =>
      batchesOf(each, request, { streaming }),
    )
    const replay = await folder.replay()
    expect(await batchesOf(replay, request, { streaming })).toEqual(recorded)
    const { served } = (await replay.converse?.(request, call({ streaming }))) ?? {}
    expect(served?.backend).toBe('replay')
  })

  test('native bytes are those that were recorded, whatever they are', async () => {
    await using folder = await createFolder()
    const chunks = [
      [Buffer.from('{"a":"ü"}'), Buffer.from([0xff, 0xfe, 0])],
      [Buffer.alloc(0), Buffer.from('x')],
    ]
    const request = { modelId: 'm', body: Buffer.from('{"b":1,"a":[2]}'), contentType: 'application/json' }
    await recordCalls(folder, nativeBackend(chunks), async each =>
      readAll((await each.invoke?.(request, call({ streaming })))?.chunks),
    )
    const replay = await folder.replay()
    // The order of members is not what a request says.
    const same = { ...request, body: Buffer.from('{"a": [2], "b": 1}') }
    const generation = await replay.invoke?.(same, call({ streaming }))
    expect(generation).toMatchObject({
      contentType: 'application/json',
      usage: { inputTokens: 3, outputTokens: 4 },
    })
    expect((await readAll(generation?.chunks)).map(each => [...each])).toEqual(
      chunks.flat().map(each => [...each]),
    )
    await expect(replay.invoke?.(same, call({ streaming: !streaming }))).rejects.toThrow('No recording')
  })
})

test('whatever the bytes are, they come back in their chunks', async () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 40 }),
    fc.string({ unit: 'binary' }).map(text => Buffer.from(text)),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(bytes, { maxLength: 4 }), { maxLength: 4 }), async chunks => {
      await using folder = await createFolder()
      const request = { modelId: 'm', body: Buffer.from('{}') }
      await recordCalls(folder, nativeBackend(chunks), async each =>
        readAll((await each.invoke?.(request, call()))?.chunks),
      )
      const replayed = await readAll((await (await folder.replay()).invoke?.(request, call()))?.chunks)
      expect(replayed.map(each => [...each])).toEqual(chunks.flat().map(each => [...each]))
    }),
    { numRuns: 60 },
  )
})

test('what was streamed is answered whole where nothing else was recorded, and the other way round', async () => {
  await using folder = await createFolder()
  const fold = (backend: Backend, streaming: boolean) =>
    batchesOf(backend, ask(streaming ? 'one' : 'other'), { streaming })
  await recordCalls(folder, createEmbeddedBackend(), async each => [
    await fold(each, true),
    await fold(each, false),
  ])
  const replay = await folder.replay()
  expect((await batchesOf(replay, ask('one'), { streaming: false })).length).toBeGreaterThan(0)
  expect((await batchesOf(replay, ask('other'), { streaming: true })).length).toBeGreaterThan(0)
})

test('several recordings of one request come in the order they were made, then the last again', async () => {
  await using folder = await createFolder()
  const scripted = createScriptedBackend({ rules: [{ sequence: ['one', 'two'] }] }, { name: 's' })
  await recordCalls(folder, scripted, async each => [
    await batchesOf(each, ask('x')),
    await batchesOf(each, ask('x')),
  ])
  const replay = await folder.replay()
  const first = await batchesOf(await folder.replay(), ask('x'))
  const texts = []
  for (let index = 0; index < 3; index++) {
    const { output } = await collect((await replay.converse?.(ask('x'), call()))?.events ?? none())
    texts.push(output?.message?.content?.[0]?.text)
  }
  expect(texts).toEqual(['one', 'two', 'two'])
  if (!isResettable(replay)) throw new Error('A replay remembers which recording comes next.')
  replay.reset()
  expect(await batchesOf(replay, ask('x'))).toEqual(first)
})

test('embeddings and rankings are the same to the last bit', async () => {
  await using folder = await createFolder()
  const toEmbed = { modelId: 'amazon.titan-embed-text-v2:0', texts: ['a', 'b'], dimensions: 256 }
  const toRank = { modelId: 'cohere.rerank-v3-5:0', query: 'q', documents: ['q', 'z'] }
  const both = async (each: Backend) => [
    await each.embed?.(toEmbed, call()),
    await each.rerank?.(toRank, call()),
  ]
  const recorded = await recordCalls(folder, createEmbeddedBackend(), both)
  const [embedded, ranked] = recorded as object[]
  expect(await both(await folder.replay())).toEqual([
    { ...embedded, served: { backend: 'replay', inputTokens: 2 } },
    { ...ranked, served: { backend: 'replay', inputTokens: 3 } },
  ])
})

test('errors and deaths are answered as they were', async () => {
  await using folder = await createFolder()
  const rules = [
    {
      match: { text: 'no' },
      error: { name: 'ModelErrorException', message: 'broken', originalStatusCode: 500 },
    },
    { answer: 'one two three four', dieAfter: 3 },
  ]
  await recordCalls(folder, createScriptedBackend({ rules }, { name: 's' }), async each => {
    await expect(batchesOf(each, ask('no'))).rejects.toThrow()
    await expect(batchesOf(each, ask('yes'))).rejects.toThrow()
  })
  const replay = await folder.replay()
  await expect(replay.converse?.(ask('no'), call())).rejects.toMatchObject({
    name: 'ModelErrorException',
    message: 'broken',
    members: { originalStatusCode: 500 },
  })
  const iterator = (await replay.converse?.(ask('yes'), call()))?.events[Symbol.asyncIterator]()
  let count = 0
  await expect(
    (async () => {
      for (let next = await iterator?.next(); next && !next.done; next = await iterator?.next())
        count += next.value.length
    })(),
  ).rejects.toMatchObject({ name: 'ModelStreamErrorException' })
  expect(count).toBe(3)
})

test('a recording whose client had left never looks like an end', async () => {
  await using folder = await createFolder()
  await recordCalls(folder, createEmbeddedBackend(), async each => {
    const iterator = (await each.converse?.(ask('x'), call()))?.events[Symbol.asyncIterator]()
    await iterator?.next()
    await iterator?.return?.()
  })
  await expect(batchesOf(await folder.replay(), ask('x'))).rejects.toMatchObject({
    name: 'ModelStreamErrorException',
    hint: expect.stringContaining('had left'),
  })
})

test('real timing waits as long as the recorded backend took, faster where that is asked, and an abort ends it', async () => {
  await using folder = await createFolder()
  const slow = createEmbeddedBackend({ firstTokenMs: 60, tokensPerSecond: 1_000 })
  await recordCalls(folder, slow, each => batchesOf(each, ask('List three colours.')))
  const clock = { now: () => performance.now() }
  const clocks = { wall: clock, service: clock }
  const duration = async (settings: object) => {
    const replay = await folder.replay(settings)
    const started = clock.now()
    await batchesOf(replay, ask('List three colours.'), { clocks })
    return clock.now() - started
  }
  const [recording] = await folder.recordings()
  const took = recording?.end.ms ?? 0
  expect(took).toBeGreaterThanOrEqual(60)
  expect(await duration({ timing: 'real' })).toBeGreaterThanOrEqual(took)
  expect(await duration({ timing: 'real', speed: 2 })).toBeGreaterThanOrEqual(took / 2)

  const controller = new AbortController()
  const replay = await folder.replay({ timing: 'real', speed: 0.01 })
  const waiting = replay.converse?.(ask('List three colours.'), call({ signal: controller.signal }))
  controller.abort(new Error('left'))
  await expect(waiting).rejects.toThrow('left')
})
