import { constants, type ServerHttp2Stream } from 'node:http2'
import type { HttpResponse } from '../wire/exchange.ts'
import type { HttpServerOptions } from './http-server-options.ts'
import type { ReceivedRequest } from './received-request.ts'
import { sendStream } from './send-stream.ts'

export interface Http2Exchange {
  readonly request: ReceivedRequest
  readonly stream: ServerHttp2Stream
  readonly options: HttpServerOptions
}

const EMPTY = new Uint8Array(0)

/** Rejects when a streamed body breaks off; the stream must then be reset. */
export const sendHttp2 = async (response: HttpResponse, exchange: Http2Exchange): Promise<void> => {
  const { request, stream, options } = exchange
  const { status, headers, body = EMPTY } = response
  // The rest of an unread body is refused once the answer is out, as RFC 9113 (8.1) says.
  if (!stream.endAfterHeaders && !stream.readableEnded) {
    stream.once('finish', () => stream.close(constants.NGHTTP2_NO_ERROR))
  }
  if (!(body instanceof Uint8Array)) {
    if (!stream.destroyed) stream.respond({ ':status': status, ...headers })
    return sendStream(body, stream, { signal: request.signal, patience: options.timeouts.idle })
  }
  if (stream.destroyed) return
  if (body.length === 0) return stream.respond({ ':status': status, ...headers }, { endStream: true })
  stream.respond({ ':status': status, 'content-length': String(body.length), ...headers })
  stream.end(body)
}
