import { constants, type ServerHttp2Stream } from 'node:http2'
import type { HttpResponse } from '../wire/exchange.ts'
import { discard } from './discard.ts'
import type { HttpServerOptions } from './http-server-options.ts'
import type { ReceivedRequest } from './received-request.ts'
import { sendStream } from './send-stream.ts'

export interface Http2Exchange {
  readonly request: ReceivedRequest
  readonly stream: ServerHttp2Stream
  readonly options: HttpServerOptions
}

const EMPTY = new Uint8Array(0)

/** Milliseconds that an answer has to arrive in before its stream is reset. */
const FAREWELL = 1000

/** Rejects when a streamed body breaks off; the stream must then be reset. */
export const sendHttp2 = async (response: HttpResponse, exchange: Http2Exchange): Promise<void> => {
  const { request, stream, options } = exchange
  const { status, headers, body = EMPTY } = response
  if (!stream.endAfterHeaders && !stream.readableEnded) {
    // Before the answer: while node's own client holds more than 10 MB to send, it takes no headers.
    await discard(stream, options.timeouts.body)
    if (!stream.readableEnded) refuseTheRest(stream)
  }
  if (!(body instanceof Uint8Array)) {
    if (!stream.closed) stream.respond({ ':status': status, ...headers })
    return sendStream(body, stream, { signal: request.signal, patience: options.timeouts.idle })
  }
  if (stream.closed) return
  if (body.length === 0) return stream.respond({ ':status': status, ...headers }, { endStream: true })
  stream.respond({ ':status': status, 'content-length': String(body.length), ...headers })
  stream.end(body)
}

/** RFC 9113 (8.1): once the answer is out. A reset overtakes what is still to be written, so it waits a little. */
const refuseTheRest = (stream: ServerHttp2Stream): void => {
  stream.once('finish', () => {
    const timer = setTimeout(() => stream.close(constants.NGHTTP2_NO_ERROR), FAREWELL)
    stream.once('close', () => clearTimeout(timer))
  })
}
