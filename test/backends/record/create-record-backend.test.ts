import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { ConverseRequest } from '@aws-sdk/client-bedrock-runtime'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Backend } from '../../../src/backends/backend.ts'
import { createEmbeddedBackend } from '../../../src/backends/embedded/create-embedded-backend.ts'
import { createScriptedBackend } from '../../../src/backends/scripted/create-scripted-backend.ts'
import { throttlingException } from '../../../src/errors.ts'
import { backendSuite } from '../backend-suite.ts'
import { call } from '../call.ts'
import { createFolder, type Folder, nativeBackend, readAll } from './folder.ts'

let suite: Folder
beforeAll(async () => {
  suite = await createFolder()
})
afterAll(() => suite[Symbol.asyncDispose]())
backendSuite('record', () => suite.record(createEmbeddedBackend()))

const hello: ConverseRequest = {
  modelId: 'anthropic.claude-3-haiku-20240307-v1:0',
  messages: [{ role: 'user', content: [{ text: 'Say hello.' }] }],
}

test('a file for each call, readable by its owner alone, named after time, model and request', async () => {
  await using folder = await createFolder()
  const backend = await folder.record(createEmbeddedBackend())
  const seen = await readAll((await backend.converse?.(hello, call()))?.events)
  await backend.close?.()
  const [file = ''] = await folder.files()
  const [recording] = await folder.recordings()
  expect(file).toMatch(
    /^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-\d{3}Z-0001_anthropic\.claude-3-haiku-20240307-v1-0_[0-9a-f]{8}\.json$/,
  )
  expect((await stat(folder.path)).mode & 0o777).toBe(0o700)
  expect((await stat(join(folder.path, file))).mode & 0o777).toBe(0o600)
  expect(recording).toMatchObject({
    outcrop: 'recording 1',
    capability: 'converse',
    streaming: true,
    request: { messages: [{ content: [{ text: 'Say hello.' }], role: 'user' }], modelId: hello.modelId },
    served: { backend: 'embedded' },
    end: { how: 'complete' },
  })
  expect(recording?.batches.flatMap(({ events = [] }) => events)).toEqual(seen)
  for (const { ms } of recording?.batches ?? []) expect(Number.isInteger(ms)).toBe(true)
  expect(JSON.stringify(recording)).not.toContain(call().requestId)
})

test('native bytes are kept as they came, texts as texts', async () => {
  await using folder = await createFolder()
  const backend = await folder.record(
    nativeBackend([[Buffer.from('{"a":"ü"}')], [Buffer.from([0xff, 0, 1])]]),
  )
  const request = {
    modelId: 'm/../../x',
    body: Buffer.from('{"b":1,"a":2}'),
    contentType: 'application/json',
  }
  await readAll((await backend.invoke?.(request, call()))?.chunks)
  await backend.close?.()
  const [recording] = await folder.recordings()
  expect(recording?.batches.flatMap(({ chunks = [] }) => chunks)).toEqual(['{"a":"ü"}', { $bytes: '/wAB' }])
  expect(recording).toMatchObject({
    capability: 'invoke',
    request: { body: { a: 2, b: 1 }, contentType: 'application/json', modelId: 'm/../../x' },
    usage: { inputTokens: 3, outputTokens: 4 },
  })
  expect((await folder.files())[0]).toContain('_m-..-..-x_')
})

test('embeddings and rankings too', async () => {
  await using folder = await createFolder()
  const backend = await folder.record(createEmbeddedBackend())
  await backend.embed?.({ modelId: 'amazon.titan-embed-text-v2:0', texts: ['a'], dimensions: 256 }, call())
  await backend.rerank?.({ modelId: 'cohere.rerank-v3-5:0', query: 'q', documents: ['q', 'z'] }, call())
  await backend.close?.()
  expect((await folder.recordings()).map(({ capability, end }) => [capability, end.how])).toEqual([
    ['embed', 'complete'],
    ['rerank', 'complete'],
  ])
})

test('a client that leaves half-way, or before it reads, is recorded as cut', async () => {
  await using folder = await createFolder()
  const backend = await folder.record(createEmbeddedBackend())
  for (const reads of [1, 0]) {
    const iterator = (await backend.converse?.(hello, call()))?.events[Symbol.asyncIterator]()
    if (reads > 0) await iterator?.next()
    await iterator?.return?.()
  }
  const controller = new AbortController()
  const iterator = (await backend.converse?.(hello, call({ signal: controller.signal })))?.events[
    Symbol.asyncIterator
  ]()
  await iterator?.next()
  controller.abort(new Error('gone'))
  await expect(iterator?.next()).rejects.toThrow('gone')
  await backend.close?.()
  expect((await folder.recordings()).map(({ end }) => end.how)).toEqual(['cut', 'cut', 'cut'])
})

test('what a backend refuses, and where a stream dies, is recorded', async () => {
  await using folder = await createFolder()
  const refusing: Backend = {
    converse: async () => {
      throw throttlingException('Too many tokens', { hint: 'wait' })
    },
  }
  const backend = await folder.record(refusing)
  await expect(backend.converse?.(hello, call())).rejects.toThrow('Too many tokens')
  const dying = await folder.record(
    createScriptedBackend({ rules: [{ answer: 'one two three', dieAfter: 2 }] }, { name: 'scripted' }),
  )
  await expect(readAll((await dying.converse?.(hello, call()))?.events)).rejects.toThrow()
  await backend.close?.()
  await dying.close?.()
  const [refused, died] = await folder.recordings()
  expect(refused?.end.exception).toEqual({
    name: 'ThrottlingException',
    status: 429,
    message: 'Too many tokens',
    hint: 'wait',
  })
  expect(died?.batches.flatMap(({ events = [] }) => events)).toHaveLength(2)
  expect(died?.end).toMatchObject({ how: 'failed', exception: { name: 'ModelStreamErrorException' } })
})

test('no secret is written, wherever it stands', async () => {
  await using folder = await createFolder()
  const secrets = ['AKIAIOSFODNN7EXAMPL2', 'hunter2hunter2', 'abcdef0123456789abcdef']
  const says = `Your key is ${secrets[0]}, password: ${secrets[1]}, use Bearer ${secrets[2]} now.`
  const backend = await folder.record(
    createScriptedBackend({ rules: [{ answer: { text: says, reasoning: says } }] }, { name: 'scripted' }),
  )
  const request: ConverseRequest = {
    ...hello,
    system: [{ text: says }],
    messages: [
      ...(hello.messages ?? []),
      {
        role: 'assistant',
        content: [
          {
            toolUse: {
              toolUseId: 'one',
              name: 'log_in',
              input: { password: 'short', api_key: secrets[2] ?? '' },
            },
          },
        ],
      },
    ],
    additionalModelRequestFields: { Authorization: 'Basic eHg6eXk=' },
    requestMetadata: { team: 'not for the file' },
  }
  await readAll((await backend.converse?.(request, call()))?.events)
  await backend.close?.()
  const text = JSON.stringify(await folder.recordings())
  for (const secret of [...secrets, 'short', 'eHg6eXk=', 'not for the file'])
    expect(text).not.toContain(secret)
  const [recording] = await folder.recordings()
  const said = recording?.batches
    .flatMap(({ events = [] }) => events)
    .map(({ contentBlockDelta }) => contentBlockDelta?.delta?.text ?? '')
    .join('')
  expect(said).toBe('Your key is [masked], password: [masked], use Bearer [masked] now.')
})

test('a disk that fails does not fail a call, and is counted in the log', async () => {
  const folder = await createFolder()
  const backend = await folder.record(createEmbeddedBackend())
  await folder[Symbol.asyncDispose]()
  for (let index = 0; index < 2; index++)
    expect((await readAll((await backend.converse?.(hello, call()))?.events)).length).toBeGreaterThan(3)
  await backend.close?.()
  const warnings = folder.log.filter(({ message }) => message.includes('could not be written'))
  expect(warnings.map(({ lost }) => lost)).toEqual([1, 2])
})

test('can do what the backend can that it wraps, and nothing else', async () => {
  await using folder = await createFolder()
  const able = (backend: Backend) => ['converse', 'invoke', 'embed', 'rerank'].filter(each => each in backend)
  expect(able(await folder.record(nativeBackend([])))).toEqual(['invoke'])
  expect(able(await folder.record(createEmbeddedBackend()))).toEqual(['converse', 'embed', 'rerank'])
  const mute = await folder.record({ invoke: () => undefined })
  expect(mute.invoke?.({ modelId: 'm', body: Buffer.from('{}') }, call())).toBeUndefined()
})
