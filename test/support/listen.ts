import { once } from 'node:events'
import type http2 from 'node:http2'
import net from 'node:net'
import { text } from 'node:stream/consumers'
import { afterEach } from 'vitest'
import type { HttpServerOptions } from '../../src/http/http-server-options.ts'
import { createHttpServer, type HttpServer } from '../../src/http/listen.ts'
import type { HttpHandler } from '../../src/wire/exchange.ts'

const silent = { debug() {}, info() {}, warn() {}, error() {} }
/** Closed after each test. */
const servers: HttpServer[] = []
afterEach(async () => {
  await Promise.all(servers.splice(0).map(server => server.close()))
})

/** Answers with what it was sent. */
export const echo: HttpHandler = async request => {
  const body = await request.readBody(1_000_000)
  const { method, target, protocol, authority } = request
  return {
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: Buffer.from(JSON.stringify({ method, target, protocol, authority, body: body.toString() })),
  }
}

export const listen = async (handle: HttpHandler = echo, options: Partial<HttpServerOptions> = {}) => {
  const server = createHttpServer({
    handle,
    limits: { bodyBytes: 2_000_000, headerBytes: 16_384, connections: 50, streamsPerConnection: 20 },
    timeouts: { headers: 400, body: 300, idle: 5_000, drain: 400 },
    log: silent,
    ...options,
  })
  servers.push(server)
  return { server, ...(await server.listen({ host: '127.0.0.1', port: 0 })) }
}

/** Sends bytes as they are, and waits for all that comes back. */
export const raw = async (port: number, bytes: string): Promise<string> => {
  const socket = net.connect(port, '127.0.0.1')
  socket.on('error', () => {})
  socket.write(bytes)
  return text(socket).catch(() => '')
}

export const overHttp2 = async (
  session: http2.ClientHttp2Session,
  headers: http2.OutgoingHttpHeaders,
  body = '',
) => {
  const stream = session.request(headers, { endStream: false })
  stream.end(body)
  const [answer] = await once(stream, 'response')
  return { status: answer[':status'], body: await text(stream) }
}
