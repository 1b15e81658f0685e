import {
  ConverseCommand,
  ConverseStreamCommand,
  InvokeModelCommand,
  InvokeModelWithResponseStreamCommand,
} from '@aws-sdk/client-bedrock-runtime'
import { expect, test } from 'vitest'
import { startOutcrop } from '../../support/start-outcrop.ts'
import { failure, serveHttp, until } from '../upstream/serve.ts'
import { serveAnthropic, toEvent } from './serve-anthropic.ts'

const modelId = 'us.anthropic.claude-haiku-4-5-20251001-v1:0'
const hello = {
  modelId,
  messages: [{ role: 'user' as const, content: [{ text: 'Say hello in a few words.' }] }],
}
const native = {
  modelId,
  body: JSON.stringify({
    anthropic_version: 'bedrock-2023-05-31',
    max_tokens: 100,
    messages: [{ role: 'user', content: 'Say hello in a few words.' }],
  }),
}

const start = (baseUrl: string) =>
  startOutcrop({
    backends: { claude: { type: 'anthropic', baseUrl, apiKey: 'sk-ant-0123456789' } },
    models: [{ model: 'anthropic.*', backends: ['claude'] }],
  })

test('Converse and native bodies, streamed and whole, give the same text', async () => {
  const { url, received } = await serveAnthropic()
  await using outcrop = await start(url)
  const { runtime } = outcrop
  const { output, usage } = await runtime.send(new ConverseCommand(hello))
  const expected = output?.message?.content?.[0]?.text
  let streamed = ''
  for await (const { contentBlockDelta } of (await runtime.send(new ConverseStreamCommand(hello))).stream ??
    [])
    streamed += contentBlockDelta?.delta?.text ?? ''
  const whole = JSON.parse((await runtime.send(new InvokeModelCommand(native))).body.transformToString())
  const chunks = []
  const stream = await runtime.send(new InvokeModelWithResponseStreamCommand(native))
  for await (const { chunk } of stream.body ?? [])
    chunks.push(JSON.parse(Buffer.from(chunk?.bytes ?? []).toString()))
  expect(expected?.length).toBeGreaterThan(0)
  expect(streamed).toBe(expected)
  expect(whole.content[0].text).toBe(expected)
  expect(chunks.map(({ delta }) => delta?.text ?? '').join('')).toBe(expected)
  expect(chunks.at(-1)).toMatchObject({
    type: 'message_stop',
    'amazon-bedrock-invocationMetrics': {
      inputTokenCount: usage?.inputTokens,
      outputTokenCount: usage?.outputTokens,
    },
  })
  expect(received.map(({ json }) => json.stream)).toEqual([false, true, false, true])
})

const delta = { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: 'word ' } }
const begin = [
  { type: 'message_start', message: { usage: { input_tokens: 1, output_tokens: 1 } } },
  { type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } },
  delta,
]

test('a stream that is cut ends with an exception at the client, with each event once', async () => {
  const { url } = await serveHttp(response => {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    response.write(begin.map(toEvent).join(''))
    setTimeout(() => response.destroy(), 50)
  })
  await using outcrop = await start(url)
  const texts: string[] = []
  const converse = async () => {
    for await (const { contentBlockDelta } of (await outcrop.runtime.send(new ConverseStreamCommand(hello)))
      .stream ?? [])
      if (contentBlockDelta !== undefined) texts.push(contentBlockDelta.delta?.text ?? '')
  }
  expect(await failure(converse())).toMatchObject({ name: 'ModelStreamErrorException' })
  expect(texts).toEqual(['word '])
  const chunks: unknown[] = []
  const invoke = async () => {
    const { body } = await outcrop.runtime.send(new InvokeModelWithResponseStreamCommand(native))
    for await (const { chunk } of body ?? []) chunks.push(chunk)
  }
  expect(await failure(invoke())).toMatchObject({ name: 'ModelStreamErrorException' })
  expect(chunks).toHaveLength(3)
})

test('the connection to the upstream is closed when the client leaves', async () => {
  const { url, closed } = await serveHttp(response => {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    response.write(begin.map(toEvent).join(''))
    const timer = setInterval(() => response.write(toEvent(delta)), 5)
    response.once('close', () => clearInterval(timer))
  })
  await using outcrop = await start(url)
  const controller = new AbortController()
  const command = new InvokeModelWithResponseStreamCommand(native)
  const { body } = await outcrop.runtimeHttp1.send(command, { abortSignal: controller.signal })
  for await (const { chunk } of body ?? []) if (chunk !== undefined) break
  controller.abort()
  await until(() => closed() > 0)
})
