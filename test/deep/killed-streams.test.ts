import http2 from 'node:http2'
import net from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Started, startOutcrop } from '../support/start-outcrop.ts'

const STREAMS = Number(process.env.STREAMS ?? 10_000)
const CONCURRENCY = 50
/** What may stay on the heap after thousands of killed streams, in bytes: noise, not a stream each. */
const HEAP_GROWTH = 12_000_000

let server: Started
beforeAll(async () => {
  server = await startOutcrop({
    backends: { embedded: { type: 'embedded', firstTokenMs: 1, tokensPerSecond: 4_000 } },
  })
})
afterAll(() => server.close())

const path = `/model/${encodeURIComponent('us.anthropic.claude-haiku-4-5-20251001-v1:0')}/converse-stream`
const text = `Summarise in 5 bullet points: ${'The team decided to move the gateway to Kong by October. '.repeat(20)}`
const body = JSON.stringify({ messages: [{ role: 'user', content: [{ text }] }] })
const head = `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n`

const closed = (socket: net.Socket) =>
  new Promise<void>(resolve => socket.on('error', () => {}).once('close', () => resolve()))

/** Sends so much of the request, takes so much of the answer, and goes away. */
const killHttp1 = async (sent: string, received: number): Promise<void> => {
  const socket = net.connect(server.port, '127.0.0.1')
  const gone = closed(socket)
  let bytes = 0
  socket.once('connect', () => {
    socket.write(sent)
    if (received === 0) setImmediate(() => socket.destroy())
  })
  socket.on('data', data => {
    bytes += data.length
    if (bytes >= received) socket.resetAndDestroy()
  })
  await gone
}

type Kill = (socket: net.Socket, stream: http2.ClientHttp2Stream) => void

const killHttp2 = async (kill: Kill, received: number): Promise<void> => {
  const socket = net.connect(server.port, '127.0.0.1')
  const session = http2.connect('http://127.0.0.1', { createConnection: () => socket })
  const gone = new Promise<void>(resolve => session.on('error', () => {}).once('close', () => resolve()))
  const stream = session.request({ ':method': 'POST', ':path': path, 'content-type': 'application/json' })
  stream.on('error', () => {})
  let bytes = 0
  const leave = () => {
    kill(socket, stream)
    session.destroy()
  }
  if (received === 0) setImmediate(leave)
  stream.on('data', (data: Buffer) => {
    bytes += data.length
    if (bytes >= received) leave()
  })
  stream.once('end', () => session.destroy())
  stream.end(body)
  await gone
}

const reset: Kill = (_, stream) => stream.close(http2.constants.NGHTTP2_CANCEL)
const drop: Kill = socket => socket.destroy()

const kills: (() => Promise<void>)[] = [
  () => killHttp1('', 0),
  () => killHttp1('PRI * HT', 0),
  () => killHttp1(head.slice(0, 40), 0),
  () => killHttp1(head, 0),
  () => killHttp1(head + body.slice(0, 100), 0),
  () => killHttp1(head + body, 0),
  () => killHttp1(head + body, 1),
  () => killHttp1(head + body, 600),
  () => killHttp1(head + body, 2_000),
  () => killHttp2(reset, 0),
  () => killHttp2(drop, 0),
  () => killHttp2(reset, 1),
  () => killHttp2(drop, 1),
  () => killHttp2(reset, 1_000),
  () => killHttp2(drop, 1_000),
]

const killMany = async (count: number): Promise<void> => {
  let next = 0
  const run = async () => {
    while (next < count) await kills[next++ % kills.length]?.()
  }
  await Promise.all(Array.from({ length: CONCURRENCY }, run))
}

/** Handles that would keep a connection or a wait alive, when the server has had time to see who left. */
const openHandles = async (): Promise<number> => {
  let count = Number.POSITIVE_INFINITY
  for (let attempt = 0; attempt < 200 && count > 0; attempt++) {
    await new Promise(resolve => setTimeout(resolve, 50))
    count = process.getActiveResourcesInfo().filter(kind => kind === 'TCPSocketWrap').length - baseline
  }
  return count
}
let baseline = 0

const heapUsed = (): number => {
  if (globalThis.gc === undefined) throw new Error('run with --expose-gc')
  globalThis.gc()
  globalThis.gc()
  return process.memoryUsage().heapUsed
}

test(`${STREAMS} streams killed at every stage leave no connection and no memory behind`, async () => {
  baseline = process.getActiveResourcesInfo().filter(kind => kind === 'TCPSocketWrap').length
  await killMany(2_000)
  expect(await openHandles()).toBe(0)
  const before = heapUsed()
  await killMany(STREAMS - 2_000)
  expect(await openHandles()).toBe(0)
  expect(heapUsed() - before).toBeLessThan(HEAP_GROWTH)

  const answer = await fetch(`http://127.0.0.1:${server.port}/outcrop/ready`)
  expect(answer.status).toBe(200)
})
