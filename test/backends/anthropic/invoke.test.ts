import { expect, test } from 'vitest'
import type { Call } from '../../../src/backends/backend.ts'
import { call } from '../call.ts'
import { failure, serveHttp } from '../upstream/serve.ts'
import { create } from './create.ts'
import { serveAnthropic } from './serve-anthropic.ts'

const modelId = 'anthropic.claude-haiku-4-5-20251001-v1:0'
const native = {
  anthropic_version: 'bedrock-2023-05-31',
  max_tokens: 50,
  messages: [{ role: 'user', content: 'Say hello.' }],
}

const invoke = async (url: string, body: unknown = native, some: Partial<Call> = {}) => {
  const bytes = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body))
  const generation = await (await create(url)).invoke?.({ modelId, body: bytes }, call(some))
  if (generation === undefined) throw new Error('It is not passed on.')
  const chunks: Uint8Array[] = []
  for await (const batch of generation.chunks) chunks.push(...batch)
  return { ...generation, text: Buffer.concat(chunks).toString() }
}

test('a whole answer is passed on byte for byte', async () => {
  const answer =
    '{ "type":"message", "content":[{"type":"new_block"}],  "usage":{"input_tokens":3,"output_tokens":4,"cache_read_input_tokens":9} }'
  const { url } = await serveHttp(response => response.end(answer))
  const { text, usage, contentType, served } = await invoke(url, native, { streaming: false })
  expect(text).toBe(answer)
  expect(usage).toMatchObject({ inputTokens: 3, outputTokens: 4, cacheReadInputTokens: 9 })
  expect(contentType).toBe('application/json')
  expect(served.backend).toBe('claude')
})

test('the body is the same but for what Anthropic is told elsewhere', async () => {
  const { url, received } = await serveAnthropic()
  await invoke(url, { ...native, anthropic_beta: ['a-1'], metadata: { user_id: 'u' } })
  const { anthropic_version: _, ...rest } = native
  expect(received[0]?.json).toEqual({
    ...rest,
    metadata: { user_id: 'u' },
    model: 'claude-haiku-4-5-20251001',
    stream: true,
  })
  expect(received[0]?.headers['anthropic-beta']).toBe('a-1')
})

test('what Bedrock refuses is refused here, without a call', async () => {
  const { url, received } = await serveAnthropic()
  for (const body of [
    '{"half',
    '7',
    {},
    { ...native, model: 'claude' },
    { ...native, anthropic_version: '2023-06-01' },
  ])
    expect(await failure(invoke(url, body))).toMatchObject({ name: 'ValidationException' })
  expect(received).toEqual([])
})

test('what the model refuses is told in its words alone', async () => {
  const { url } = await serveHttp(response => {
    response.writeHead(400)
    response.end('{"type":"error","error":{"message":"messages.0: no"}}')
  })
  expect(await failure(invoke(url))).toMatchObject({ name: 'ValidationException', message: 'messages.0: no' })
})

test('anything but a message is no answer', async () => {
  for (const answer of [
    '',
    '{"type":"mess',
    '{"type":"error","error":{"message":"no"}}',
    '[]',
    '{"type":"completion"}',
  ]) {
    const { url } = await serveHttp(response => response.end(answer))
    expect(await failure(invoke(url, native, { streaming: false }))).toMatchObject({
      name: 'ModelErrorException',
    })
  }
})

test('models of other families are not passed on', async () => {
  const backend = await create('http://127.0.0.1:1')
  expect(
    backend.invoke?.({ modelId: 'qwen.qwen3-32b-v1:0', body: Buffer.from('{}') }, call()),
  ).toBeUndefined()
})
