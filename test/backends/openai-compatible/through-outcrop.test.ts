import {
  ConverseCommand,
  ConverseStreamCommand,
  type ConverseStreamOutput,
  InvokeModelCommand,
} from '@aws-sdk/client-bedrock-runtime'
import { expect, test } from 'vitest'
import { type Started, startOutcrop } from '../../support/start-outcrop.ts'
import { failure, serveHttp, until } from '../upstream/serve.ts'
import { serveOpenai, toEvent } from './serve-openai.ts'

const hello = {
  modelId: 'us.anthropic.claude-haiku-4-5-20251001-v1:0',
  messages: [{ role: 'user' as const, content: [{ text: 'Explain in a few sentences what you can do.' }] }],
}

const start = (baseUrl: string, settings = {}): Promise<Started> =>
  startOutcrop({
    backends: { gpu: { type: 'openai-compatible', baseUrl, ...settings } },
    models: [
      { model: 'anthropic.*', backends: ['gpu/Qwen/Qwen3-8B'] },
      { model: '*', backends: ['gpu'] },
    ],
  })

const read = async (
  stream: AsyncIterable<ConverseStreamOutput> | undefined,
  into: ConverseStreamOutput[] = [],
) => {
  for await (const event of stream ?? []) into.push(event)
  return into
}

test('Converse and ConverseStream answer what the upstream does, by the name that the route gives', async () => {
  const { url, received } = await serveOpenai()
  await using outcrop = await start(url)
  for (const runtime of [outcrop.runtime, outcrop.runtimeHttp1]) {
    const whole = await runtime.send(new ConverseCommand(hello))
    const events = await read((await runtime.send(new ConverseStreamCommand(hello))).stream)
    const text = events.map(({ contentBlockDelta }) => contentBlockDelta?.delta?.text ?? '').join('')
    expect(text).toBe(whole.output?.message?.content?.[0]?.text)
    expect(text.length).toBeGreaterThan(20)
    expect(events.at(-1)?.metadata?.usage).toEqual(whole.usage)
    expect(Object.keys(events[0] ?? {})).toEqual(['messageStart'])
  }
  expect(new Set(received.map(({ json }) => json.model))).toEqual(new Set(['Qwen/Qwen3-8B']))
})

test('native bodies of other families are translated, and embeddings and rankings are asked for', async () => {
  const { url, received } = await serveOpenai()
  await using outcrop = await start(url)
  const invoke = async (modelId: string, body: object) => {
    const answer = await outcrop.runtime.send(new InvokeModelCommand({ modelId, body: JSON.stringify(body) }))
    return JSON.parse(answer.body.transformToString())
  }
  const messages = [{ role: 'user', content: 'Say hello.' }]
  const claude = { anthropic_version: 'bedrock-2023-05-31', max_tokens: 50, messages }
  expect((await invoke(hello.modelId, claude)).content[0].text.length).toBeGreaterThan(0)
  const { embedding } = await invoke('amazon.titan-embed-text-v2:0', { inputText: 'one', dimensions: 256 })
  expect(embedding).toHaveLength(256)
  const ranking = { query: 'apple', documents: ['a boat', 'an apple'], api_version: 2 }
  expect((await invoke('cohere.rerank-v3-5:0', ranking)).results[0].index).toBe(1)
  expect(received.map(({ path }) => path)).toEqual(['/v1/chat/completions', '/v1/embeddings', '/v1/rerank'])
})

test('a stream that is cut ends with an exception at the client, with each event once', async () => {
  const words = ['one ', 'two ', 'three ']
  const { url } = await serveHttp(response => {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    for (const content of words) response.write(toEvent({ choices: [{ index: 0, delta: { content } }] }))
    setTimeout(() => response.destroy(), 50)
  })
  await using outcrop = await start(url)
  const { stream } = await outcrop.runtime.send(new ConverseStreamCommand(hello))
  const events: ConverseStreamOutput[] = []
  expect(await failure(read(stream, events))).toMatchObject({ name: 'ModelStreamErrorException' })
  expect(events.flatMap(({ contentBlockDelta }) => contentBlockDelta?.delta?.text ?? [])).toEqual(words)
  expect(events.filter(({ messageStart }) => messageStart)).toHaveLength(1)
  expect(events.filter(({ messageStop }) => messageStop)).toEqual([])
})

test('the connection to the upstream is closed when the client leaves', async () => {
  const { url, closed } = await serveHttp(response => {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    const timer = setInterval(
      () => response.write(toEvent({ choices: [{ index: 0, delta: { content: 'word ' } }] })),
      5,
    )
    response.once('close', () => clearInterval(timer))
  })
  await using outcrop = await start(url)
  for (const runtime of [outcrop.runtime, outcrop.runtimeHttp1]) {
    const before = closed()
    const controller = new AbortController()
    const { stream } = await runtime.send(new ConverseStreamCommand(hello), {
      abortSignal: controller.signal,
    })
    for await (const { contentBlockDelta } of stream ?? []) if (contentBlockDelta !== undefined) break
    controller.abort()
    await until(() => closed() > before)
  }
})

test('another backend answers where the first one cannot, before the first byte', async () => {
  const { url } = await serveOpenai()
  await using outcrop = await startOutcrop({
    backends: {
      broken: { type: 'openai-compatible', baseUrl: 'http://127.0.0.1:1/v1' },
      gpu: { type: 'openai-compatible', baseUrl: url },
    },
    models: [{ model: '*', backends: ['broken', 'gpu'] }],
  })
  const events = await read((await outcrop.runtime.send(new ConverseStreamCommand(hello))).stream)
  expect(events.filter(({ messageStop }) => messageStop)).toHaveLength(1)
})
