import { expect, test } from 'vitest'
import { collect } from '../../../src/conversation/collect.ts'
import { call } from '../call.ts'
import { failure, serveBytes, serveHttp, until } from '../upstream/serve.ts'
import { create } from './create.ts'
import { serveOpenai, toEvent } from './serve-openai.ts'

const hello = {
  modelId: 'qwen.qwen3-32b-v1:0',
  messages: [{ role: 'user' as const, content: [{ text: 'Say hello.' }] }],
}
const word = toEvent({ choices: [{ index: 0, delta: { content: 'Hello' }, finish_reason: null }] })
const end = toEvent({ choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] })

const asked = async (url: string, streaming: boolean, settings = {}) => {
  const backend = await create(url, settings)
  const generation = await backend.converse?.(hello, call({ streaming }))
  if (generation === undefined) throw new Error('It has no converse.')
  return generation
}

const serving = (content: string | Buffer, type: string) =>
  serveHttp(response => {
    response.writeHead(200, { 'content-type': type })
    response.end(content)
  })

test('asks for the whole answer where nobody watches, and for the usage where somebody does', async () => {
  const { url, received } = await serveOpenai()
  for (const streaming of [false, true]) await collect((await asked(url, streaming)).events)
  expect(received.map(({ json }) => [json.stream, json.stream_options])).toEqual([
    [false, undefined],
    [true, { include_usage: true }],
  ])
})

test('a usage that the upstream does not tell is counted, and that is logged once', async () => {
  const warnings: string[] = []
  const { url } = await serving(word + end, 'text/event-stream')
  const backend = await create(url, {}, warnings)
  for (let index = 0; index < 2; index++) {
    const generation = await backend.converse?.(hello, call({ inputTokens: 11 }))
    const { usage } = await collect(generation?.events ?? empty())
    expect(usage).toMatchObject({ inputTokens: 11 })
    expect(usage?.outputTokens).toBeGreaterThan(0)
  }
  expect(warnings).toHaveLength(1)
})

test('what is no answer is a failure of the call: nothing of it was sent', async () => {
  const bad: [string | Buffer, string][] = [
    [Buffer.from([0xff, 0xfe, 0]), 'application/json'],
    ['{"choices":[{"mess', 'application/json'],
    ['{"error":{"message":"no memory"}}', 'application/json'],
    ['{"choices":[]}', 'application/json'],
    ['<html>Sign in</html>', 'text/html'],
    ['', 'application/json'],
  ]
  const badStreams: [string | Buffer, string][] = [
    ...bad,
    ['', 'text/event-stream'],
    ['data: {"choices":\n\n', 'text/event-stream'],
    [toEvent({ error: { message: 'no memory' } }), 'text/event-stream'],
    ['data: [DONE]\n\n', 'text/event-stream'],
    [`data: ${'x'.repeat(5_000)}`, 'text/event-stream'],
    [': ping\n\n'.repeat(100), 'text/event-stream'],
  ]
  for (const [streaming, answers] of [
    [false, bad],
    [true, badStreams],
  ] as const)
    for (const [content, type] of answers) {
      const { url } = await serving(content, type)
      const error = await failure(asked(url, streaming, { eventBytes: 4_096 }))
      expect(error).toMatchObject({ name: 'ModelErrorException', hint: expect.any(String) })
    }
})

test('what breaks after its beginning is a failure of the stream', async () => {
  for (const rest of [
    '',
    'data: {"choi',
    toEvent({ error: { message: 'no memory' } }),
    'data: [DONE]\n\n',
    `data: ${'x'.repeat(5_000)}\n\n`,
  ]) {
    const { url } = await serveHttp(response => {
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      response.write(word)
      setTimeout(() => response.end(rest), 20)
    })
    const { events } = await asked(url, true, { eventBytes: 4_096 })
    expect(await failure(collect(events))).toMatchObject({ name: 'ModelStreamErrorException' })
  }
})

test('a connection that is lost, or says nothing more, is a failure of the stream', async () => {
  const head = 'HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n'
  const started = `${head}${Buffer.byteLength(word).toString(16)}\r\n${word}\r\n`
  const lost = await serveBytes(socket => socket.write(started, () => setTimeout(() => socket.destroy(), 20)))
  const silent = await serveBytes(socket => socket.write(started))
  for (const { url } of [lost, silent]) {
    const { events } = await asked(url, true, { streamTimeoutMs: 200 })
    expect(await failure(collect(events))).toMatchObject({ name: 'ModelStreamErrorException' })
  }
  await until(() => silent.closed() > 0)
})

test('an answer without end is ended', async () => {
  const { url, closed } = await serveHttp(response => {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    const timer = setInterval(() => response.write(word), 5)
    response.once('close', () => clearInterval(timer))
  })
  const { events } = await asked(url, true, { answerTimeoutMs: 300 })
  expect(await failure(collect(events))).toMatchObject({
    name: 'ModelStreamErrorException',
    hint: expect.stringContaining('answerTimeoutMs'),
  })
  await until(() => closed() > 0)
})

test('the end of the message does not wait for that of the connection', async () => {
  const { url } = await serveHttp(response => {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    response.write(`${word}${end}data: [DONE]\n\n`)
  })
  const { events } = await asked(url, true)
  expect((await collect(events)).stopReason).toBe('end_turn')
})

async function* empty() {}
