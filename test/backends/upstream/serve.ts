import { once } from 'node:events'
import http from 'node:http'
import net from 'node:net'
import { text } from 'node:stream/consumers'
import * as v from 'valibot'
import { afterAll, afterEach } from 'vitest'
import { createUpstream, type UpstreamOptions } from '../../../src/backends/upstream/create-upstream.ts'
import type { Upstream } from '../../../src/backends/upstream/upstream.ts'
import { upstreamSettings } from '../../../src/backends/upstream/upstream-settings.ts'

type Closing = (() => unknown)[]

const closeAll = async (closing: Closing): Promise<void> => {
  for (const close of closing.splice(0).reverse()) await close()
}

/** Closed after each test. */
const eachClosing: Closing = []
afterEach(() => closeAll(eachClosing))
/** Closed after the last. */
const allClosing: Closing = []
afterAll(() => closeAll(allClosing))

export interface Served {
  readonly port: number
  readonly url: string
  /** How many connections have ended. The client may open others ahead of the next call. */
  readonly closed: () => number
}

const listen = async (server: net.Server, closing = eachClosing): Promise<Served> => {
  const sockets = new Set<net.Socket>()
  let closed = 0
  server.on('connection', (socket: net.Socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.once('close', () => {
      sockets.delete(socket)
      closed += 1
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  closing.push(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  const { port } = server.address() as net.AddressInfo
  return { port, url: `http://127.0.0.1:${port}/v1`, closed: () => closed }
}

export interface Received {
  readonly path: string
  readonly headers: http.IncomingHttpHeaders
  readonly body: string
}

type Answer = (response: http.ServerResponse, received: Received) => unknown

const createServer = (answer: Answer): http.Server =>
  http.createServer(async (request, response) => {
    const body = await text(request).catch(() => '')
    await answer(response, { path: request.url ?? '', headers: request.headers, body })
  })

/** A server that answers as it is told, once the request is there. */
export const serveHttp = (answer: Answer): Promise<Served> => listen(createServer(answer))

/** The same for all tests of a file. */
export const serveForAll = (answer: Answer): Promise<Served> => listen(createServer(answer), allClosing)

/** A server that need not speak HTTP: called with what came, each time that something comes. */
export const serveBytes = (answer: (socket: net.Socket) => unknown): Promise<Served> =>
  listen(net.createServer(socket => socket.once('data', () => answer(socket))))

/** A client of it with short timeouts. */
export const connect = async (url: string, some: Partial<UpstreamOptions> = {}): Promise<Upstream> => {
  const settings = v.parse(v.strictObject(upstreamSettings), {})
  const upstream = await createUpstream({ ...settings, name: 'gpu', baseUrl: url, ...some })
  eachClosing.push(() => upstream.close())
  return upstream
}

export const post = (upstream: Upstream, signal: AbortSignal = new AbortController().signal) =>
  upstream.post('/chat/completions', Buffer.from('{"n":1}'), { signal })

/** How a promise failed; fails itself where it did not. */
export const failure = async (promise: Promise<unknown>): Promise<Error> => {
  const error: unknown = await promise.then(
    () => new Error('It did not fail.'),
    (caught: unknown) => caught,
  )
  if (error instanceof Error) return error
  throw new Error(`It failed with ${String(error)}, which is no error.`)
}

export const until = async (condition: () => boolean): Promise<void> => {
  while (!condition()) await new Promise(resolve => setTimeout(resolve, 5))
}
