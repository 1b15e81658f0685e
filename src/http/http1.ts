import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { badRequestException, internalServerException, UNEXPECTED_ERROR } from '../errors.ts'
import { answer } from './answer.ts'
import { errorResponse } from './error-response.ts'
import type { HttpServerOptions } from './http-server-options.ts'
import type { Protocol } from './protocol.ts'
import { rawResponse } from './raw-response.ts'
import { ReceivedRequest } from './received-request.ts'
import { sendHttp1 } from './send-http1.ts'

/** Unanswered, in the order of arrival. */
type Exchanges = Map<ServerResponse, ReceivedRequest>

/** Milliseconds in which a connection that must close may still deliver what was written to it. */
const FAREWELL = 1000

/** HTTP/1.1 by node's strict parser. `Upgrade` is ignored: without a listener it is an ordinary request. */
export const createHttp1 = (options: HttpServerOptions): Protocol => {
  const { limits, timeouts, log } = options
  const connections = new WeakMap<Duplex, Exchanges>()
  let draining = false

  const onRequest = async (incoming: IncomingMessage, outgoing: ServerResponse, invite?: () => void) => {
    const { headers, socket } = incoming
    const exchanges = connections.get(socket)
    if (exchanges === undefined) return
    if (exchanges.size >= limits.streamsPerConnection) return void socket.destroy()
    const announced = headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined
    const request = new ReceivedRequest({
      method: incoming.method ?? '',
      target: incoming.url ?? '',
      rawHeaders: incoming.rawHeaders,
      protocol: 'h1',
      socket,
      body: announced ? incoming : undefined,
      isWhole: () => incoming.complete,
      bounds: { bytes: limits.bodyBytes, silence: timeouts.body },
      invite,
    })
    exchanges.set(outgoing, request)
    outgoing.once('finish', () => {
      // Also said of what a cut connection took along.
      if (socket.destroyed) return
      exchanges.delete(outgoing)
      if (draining && exchanges.size === 0) socket.destroySoon()
    })
    const exchange = { request, incoming, outgoing, options, last: () => draining }
    try {
      const response = namesHost(incoming) ? await answer(options, request) : errorResponse(hostMissing())
      await sendHttp1(response, exchange)
    } catch (error) {
      log.error({ err: error, target: request.target }, 'an answer broke off')
      request.leave()
      if (!outgoing.headersSent) {
        await sendHttp1(errorResponse(internalServerException(UNEXPECTED_ERROR)), exchange)
      } else {
        // What was written still leaves, but no terminating chunk: the client sees that the answer is cut.
        socket.destroySoon()
        socket.setTimeout(FAREWELL)
      }
    }
  }

  const server = createServer({
    maxHeaderSize: limits.headerBytes,
    headersTimeout: timeouts.headers,
    // The body has its own timeout.
    requestTimeout: 0,
    // Refused below, with a request id.
    requireHostHeader: false,
    keepAliveTimeout: timeouts.idle,
    connectionsCheckingInterval: Math.ceil(timeouts.headers / 4),
  })
  // The headers' bytes are bounded already; past a count node would drop the rest in silence.
  server.maxHeadersCount = 0
  const serve = (incoming: IncomingMessage, outgoing: ServerResponse, invite?: () => void) => {
    onRequest(incoming, outgoing, invite).catch((error: unknown) => {
      log.error({ err: error, target: incoming.url }, 'an error could not be answered')
      incoming.socket.destroy()
    })
  }
  server.on('request', (incoming, outgoing) => serve(incoming, outgoing))
  server.on('checkExpectation', (incoming, outgoing) => serve(incoming, outgoing))
  server.on('checkContinue', (incoming, outgoing) =>
    serve(incoming, outgoing, () => outgoing.writeContinue()),
  )
  server.on('connect', (_incoming, socket) => {
    socket.on('error', () => socket.destroy())
    socket.end(rawResponse(405, 'This server is no proxy.'), () => socket.destroy())
  })
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    // The parser reports each further piece of a message that it has given up.
    if (socket.writableEnded) return
    if (!socket.writable || !answerable(connections.get(socket))) return void socket.destroy()
    log.debug({ err: error }, 'a request could not be parsed')
    socket.end(rawResponse(STATUS_OF[error.code ?? ''] ?? 400, error.message))
    const timer = setTimeout(() => socket.destroy(), FAREWELL)
    socket.once('close', () => clearTimeout(timer))
  })
  // Another server owns the port; this starts the watch over slow headers.
  server.emit('listening')

  return {
    accept: socket => {
      if (draining) return void socket.destroy()
      const exchanges: Exchanges = new Map()
      connections.set(socket, exchanges)
      socket.once('close', () => {
        for (const request of exchanges.values()) request.leave()
      })
      server.emit('connection', socket)
    },
    drain: () => {
      draining = true
      server.close()
    },
  }
}

/** A parse error may be answered where nothing else is owed, or where it lies in the body of the one request. */
const answerable = (exchanges: Exchanges | undefined): boolean => {
  const [outgoing, ...others] = exchanges?.keys() ?? []
  return outgoing === undefined || (others.length === 0 && !outgoing.headersSent && !outgoing.req.complete)
}

/** RFC 9112 (3.2). HTTP/1.0, as some load balancers' health checks speak it, needs none. */
const namesHost = ({ headers, httpVersion }: IncomingMessage): boolean =>
  headers.host !== undefined || httpVersion === '1.0'

const hostMissing = () => badRequestException('The request has no Host header.')

const STATUS_OF: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
}
