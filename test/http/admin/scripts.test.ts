import {
  BedrockRuntimeClient,
  ConverseCommand,
  ConverseStreamCommand,
  type ConverseStreamOutput,
  InvokeModelCommand,
  InvokeModelWithResponseStreamCommand,
} from '@aws-sdk/client-bedrock-runtime'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type Started, startOutcrop } from '../../support/start-outcrop.ts'

const modelId = 'amazon.nova-lite-v1:0'
let server: Started
beforeAll(async () => {
  server = await startOutcrop({
    backends: { scripted: { type: 'scripted' } },
    models: [{ model: '*', backends: ['scripted'] }],
  })
})
afterAll(() => server.close())
afterEach(() => server.outcrop.reset())

const KEY = 'AKIAIOSFODNN7EXAMPLE'
const signedAs = (accessKeyId: string) => ({
  authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20260101/us-east-1/bedrock/aws4_request`,
})
const request = (method: string, path = '', body?: string, key = KEY, url = server.url) =>
  fetch(`${url}/outcrop/scripts${path}`, {
    method,
    headers: signedAs(key),
    ...(body !== undefined && { body }),
  })
const install = async (body: string, key = KEY): Promise<{ id: string }> => {
  const answer = await request('POST', '', body, key)
  expect(answer.status).toBe(201)
  return (await answer.json()) as { id: string }
}
const messages = [{ role: 'user' as const, content: [{ text: 'Say hello.' }] }]
const say = async (runtime = server.runtime) =>
  (await runtime.send(new ConverseCommand({ modelId, messages }))).output?.message?.content?.[0]?.text
const stream = async (runtime = server.runtime) => {
  const events: ConverseStreamOutput[] = []
  let error: unknown
  try {
    // The SDK reads the first frame before it gives the stream.
    const { stream } = await runtime.send(new ConverseStreamCommand({ modelId, messages }))
    for await (const event of stream ?? []) events.push(event)
  } catch (thrown) {
    error = thrown
  }
  return { events, error }
}
interface Page {
  readonly calls: { readonly accessKeyId?: string }[]
  readonly scripts: { readonly scope: string }[]
}
const json = async (answer: Promise<Response>) => (await (await answer).json()) as Page

const modelled = [
  'AccessDeniedException',
  'InternalServerException',
  'ModelErrorException',
  'ModelNotReadyException',
  'ModelTimeoutException',
  'ResourceNotFoundException',
  'ServiceQuotaExceededException',
  'ServiceUnavailableException',
  'ThrottlingException',
  'ValidationException',
]

describe.each(modelled)('%s', name => {
  test('comes before the answer by its name', async () => {
    await install(`- { error: { name: ${name}, message: as the script says } }`)
    const expected = { name, message: 'as the script says' }
    await expect(say()).rejects.toMatchObject(expected)
    expect(await stream()).toMatchObject({ events: [], error: expected })
    await expect(
      server.runtime.send(new InvokeModelCommand({ modelId, body: JSON.stringify({ messages }) })),
    ).rejects.toMatchObject(expected)
  })
})

const inStreams = [
  'InternalServerException',
  'ModelStreamErrorException',
  'ServiceUnavailableException',
  'ThrottlingException',
  'ValidationException',
]

describe.each(inStreams)('%s in a stream', name => {
  test.each([0, 1, 3])('comes after %i events by its name', async after => {
    await install(
      `- { answer: one two three four, error: { name: ${name}, message: gone }, dieAfter: ${after} }`,
    )
    for (const runtime of [server.runtime, server.runtimeHttp1]) {
      const { events, error } = await stream(runtime)
      expect(events).toHaveLength(after)
      expect(error).toMatchObject({ name, message: 'gone' })
    }
  })
})

test('a stream that dies never looks like an end, whichever way it is read', async () => {
  await install('- { answer: one two three four five six, dieAfter: 3 }')
  const dead = { name: 'ModelStreamErrorException' }
  expect((await stream()).error).toMatchObject(dead)
  await expect(say()).rejects.toMatchObject(dead)
  const { body } = await server.runtime.send(
    new InvokeModelWithResponseStreamCommand({ modelId, body: JSON.stringify({ messages }) }),
  )
  await expect(
    (async () => {
      for await (const _ of body ?? []);
    })(),
  ).rejects.toMatchObject(dead)
})

test.each([0, 2, 1_000])('one that is cut in silence after %i events does not either', async after => {
  await install(`- { answer: one two three, dieAfter: ${after}, cut: true }`)
  const { events, error } = await stream()
  expect(events.length).toBeLessThanOrEqual(after)
  expect(events.some(({ metadata }) => metadata)).toBe(false)
  expect(error).toMatchObject({ name: 'ModelStreamErrorException' })
  await expect(say()).rejects.toMatchObject({ name: 'ModelStreamErrorException' })
})

test('two access keys at the same time do not meet', async () => {
  const keys = Array.from({ length: 8 }, (_, index) => `AKIA00000000TEST000${index}`)
  const texts = await Promise.all(
    keys.map(async key => {
      const runtime = new BedrockRuntimeClient({
        endpoint: server.url,
        region: 'us-east-1',
        credentials: { accessKeyId: key, secretAccessKey: 'any' },
        maxAttempts: 1,
      })
      await install(`- { sequence: [first of ${key}, second of ${key}] }`, key)
      const said = [await say(runtime), await say(runtime)]
      const { calls } = await json(request('GET', '', undefined, key))
      expect(calls).toHaveLength(2)
      for (const call of calls) expect(call.accessKeyId).toBe(key)
      runtime.destroy()
      return said
    }),
  )
  expect(texts).toEqual(keys.map(key => [`first of ${key}`, `second of ${key}`]))
  await expect(say()).rejects.toMatchObject({ name: 'ValidationException' })
})

test('a script for the account answers all of its keys, after their own', async () => {
  await install('{"scope": "account", "rules": [{"answer": "for all"}]}', 'AKIA00000000OTHER000')
  expect(await say()).toBe('for all')
  await install('- answer: mine')
  expect(await say()).toBe('mine')
  const all = await json(request('GET', '?scope=account'))
  expect(all.calls).toHaveLength(2)
  expect(all.scripts.map(each => each.scope)).toEqual(['accessKey', 'account'])
})

test('what was installed last comes first, and one or all are removed', async () => {
  await install('- answer: one')
  const { id } = await install('- answer: two')
  expect(await say()).toBe('two')
  expect((await request('DELETE', `/${id}`)).status).toBe(204)
  expect(await say()).toBe('one')
  expect((await request('DELETE', `/${id}`)).status).toBe(404)
  expect((await request('DELETE')).status).toBe(204)
  await expect(say()).rejects.toMatchObject({ name: 'ValidationException' })
})

test("nobody removes another's", async () => {
  const { id } = await install('- answer: mine')
  expect((await request('DELETE', `/${id}`, undefined, 'AKIA00000000OTHER000')).status).toBe(404)
  expect((await request('DELETE', '', undefined, 'AKIA00000000OTHER000')).status).toBe(204)
  expect(await say()).toBe('mine')
})

test('a reset removes what was installed and what was kept', async () => {
  await install('- answer: mine')
  await say()
  await server.outcrop.reset()
  expect(await json(request('GET'))).toEqual({ scripts: [], rules: [], calls: [] })
})

test.each([
  ['', 400, 'must be settings (key: value): scope, rules'],
  ['rules: 1', 400, 'must be a list'],
  ['rules: []', 400, 'at least one'],
  ['- { answr: x }', 400, 'script:1: "rules.0.answr" is an unknown key. Did you mean "answer"?'],
  [
    '- answer: x\n- { answer: x, error: ThrottleException }',
    400,
    'script:2: "rules.1.error.name" must be one of',
  ],
  ['- answer: [', 400, 'script:1'],
  [`- answer: ${'['.repeat(2_000)}`, 400, 'script:1'],
  ['- &a [*a]', 400, 'script:1'],
  ['['.repeat(32_000), 400, '4000 lists and objects'],
  ['['.repeat(200), 400, 'nested too deep'],
  ['[]'.repeat(30_000), 400, '4000 lists and objects'],
  ['- { match: { text: { regex: x } }, answer: y }\n'.repeat(201), 400, '200 expressions'],
  ['! '.repeat(32_000), 400, 'too many tags'],
  [']'.repeat(32_000), 400, 'close nothing'],
  ['- '.repeat(32_000), 400, 'nested too deep'],
  ['>\n'.repeat(32_000), 400, '5000 lines'],
  [`- answer: ${'x'.repeat(300_000)}`, 400, '65536'],
])('a body that cannot be is refused: %#', async (body, status, words) => {
  const answer = await request('POST', '', body)
  expect(answer.status).toBe(status)
  expect(((await answer.json()) as { message: string }).message).toContain(words)
})

test('a request without a key has only the scope of the account', async () => {
  const post = (body: string) => fetch(`${server.url}/outcrop/scripts`, { method: 'POST', body })
  expect((await post('{scope: accessKey, rules: [{answer: x}]}')).status).toBe(400)
  expect(await json(post('- answer: x'))).toMatchObject({ scope: 'account' })
  expect((await request('GET', '?scope=everything')).status).toBe(400)
  expect((await request('PUT')).status).toBe(404)
})

test('where no scripted backend is configured, the answer says how to', async () => {
  await using other = await startOutcrop()
  const answer = await request('POST', '', '- answer: x', KEY, other.url)
  expect(answer.status).toBe(404)
  expect(answer.headers.get('x-outcrop-hint')).toContain('backends: {scripted: {type: scripted}}')
})

test('of several scripted backends, one is named', async () => {
  await using other = await startOutcrop({
    backends: { one: { type: 'scripted' }, two: { type: 'scripted' } },
    models: [{ model: '*', backends: ['two'] }],
  })
  expect((await request('POST', '', '- answer: x', KEY, other.url)).status).toBe(400)
  expect((await request('POST', '?backend=three', '- answer: x', KEY, other.url)).status).toBe(400)
  expect((await request('POST', '?backend=two', '- answer: of two', KEY, other.url)).status).toBe(201)
  expect(await say(other.runtime)).toBe('of two')
})

test('where signatures are verified, the page is too, and API keys do not meet', async () => {
  await using gateway = await startOutcrop({
    preset: 'gateway',
    apiKeys: [{ key: 'the-first-of-two-keys' }, { key: 'the-second-of-two-keys' }],
    backends: { scripted: { type: 'scripted' } },
    models: [{ model: '*', backends: ['scripted'] }],
  })
  const withKey = async (key: string, path: string, body: string) => {
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
    return fetch(`${gateway.url}${path}`, { method: 'POST', headers, body })
  }
  // The name of a key without a signature, as the laptop preset takes it.
  const unsigned = await request('POST', '', '- answer: x', KEY, gateway.url)
  expect(unsigned.headers.get('x-amzn-errortype')).toBe('IncompleteSignatureException')
  const keys = ['the-first-of-two-keys', 'the-second-of-two-keys']
  for (const key of keys)
    expect((await withKey(key, '/outcrop/scripts', `- answer: for ${key}`)).status).toBe(201)
  for (const key of keys) {
    const answer = await withKey(key, `/model/${modelId}/converse`, JSON.stringify({ messages }))
    expect(await answer.text()).toContain(`for ${key}`)
  }
})
