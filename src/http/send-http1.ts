import type { IncomingMessage, ServerResponse } from 'node:http'
import { setImmediate } from 'node:timers/promises'
import type { HttpResponse } from '../wire/exchange.ts'
import { discard } from './discard.ts'
import type { HttpServerOptions } from './http-server-options.ts'
import type { ReceivedRequest } from './received-request.ts'
import { sendStream } from './send-stream.ts'

export interface Http1Exchange {
  readonly request: ReceivedRequest
  readonly incoming: IncomingMessage
  readonly outgoing: ServerResponse
  readonly options: HttpServerOptions
  /** Whether the server is closing. */
  readonly last: () => boolean
}

/** Bytes. */
const SMALL = 16 * 1024
const EMPTY = new Uint8Array(0)

/** Rejects when a streamed body breaks off; the connection must then be cut. */
export const sendHttp1 = async (response: HttpResponse, exchange: Http1Exchange): Promise<void> => {
  const { request, incoming, outgoing, last, options } = exchange
  const { status, body = EMPTY } = response
  // What is left of a small body is parsed within this turn of the loop.
  if (!incoming.complete) await setImmediate()
  const unread = !incoming.complete
  const head: string[] = []
  for (const name in response.headers) head.push(name, response.headers[name] ?? '')
  if (unread || last()) head.push('connection', 'close')
  if (!(body instanceof Uint8Array)) {
    outgoing.writeHead(status, head)
    flushHeadWithFirstChunk(outgoing)
    return sendStream(body, outgoing, { signal: request.signal, patience: options.timeouts.idle })
  }
  if (status !== 204 && status !== 304) head.push('content-length', String(body.length))
  outgoing.writeHead(status, head)
  if (unread) {
    outgoing.write(body)
    await discard(incoming, options.timeouts.body)
    outgoing.end()
  } else if (body.length <= SMALL) {
    // As text it leaves in one piece with the head.
    outgoing.end(Buffer.from(body.buffer, body.byteOffset, body.length).toString('latin1'), 'latin1')
  } else {
    outgoing.end(body)
  }
  const { socket } = outgoing
  if (socket !== null && socket.writableLength > 0) socket.setTimeout(options.timeouts.idle)
}

/** One write for the head and a first chunk that is already there; a head whose first chunk is late does not wait. */
const flushHeadWithFirstChunk = (outgoing: ServerResponse): void => {
  const { socket } = outgoing
  socket?.cork()
  outgoing.flushHeaders()
  process.nextTick(() => socket?.uncork())
}
