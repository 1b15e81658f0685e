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

/** Milliseconds that a client may go on sending a body that nobody reads. */
const FAREWELL = 1000
const EMPTY = new Uint8Array(0)

/** Rejects when a streamed body breaks off; the stream must then be reset. */
export const sendHttp2 = async (response: HttpResponse, exchange: Http2Exchange): Promise<void> => {
  const { request, stream, options } = exchange
  const { status, headers, body = EMPTY } = response
  if (!(body instanceof Uint8Array)) {
    if (!stream.destroyed) stream.respond({ ':status': status, ...headers })
    return sendStream(body, stream, { signal: request.signal, patience: options.timeouts.idle })
  }
  if (stream.destroyed) return
  if (body.length === 0) stream.respond({ ':status': status, ...headers }, { endStream: true })
  else {
    stream.respond({ ':status': status, 'content-length': String(body.length), ...headers })
    stream.end(body)
  }
  if (stream.endAfterHeaders || stream.readableEnded) return
  await discard(stream, { bytes: 2 * options.limits.bodyBytes, milliseconds: FAREWELL })
  // RFC 9113 (8.1): no error, but no more of this either. A reset sent at once would overtake the answer.
  if (!stream.readableEnded) stream.close(constants.NGHTTP2_NO_ERROR)
}
