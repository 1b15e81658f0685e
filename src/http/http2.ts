import {
  constants,
  type IncomingHttpHeaders,
  performServerHandshake,
  type ServerHttp2Stream,
} from 'node:http2'
import type { Socket } from 'node:net'
import { internalServerException, UNEXPECTED_ERROR } from '../errors.ts'
import { answer } from './answer.ts'
import { errorResponse } from './error-response.ts'
import type { HttpServerOptions } from './http-server-options.ts'
import type { Protocol } from './protocol.ts'
import { ReceivedRequest } from './received-request.ts'
import { sendHttp2 } from './send-http2.ts'

/** Bytes in flight per connection and per stream: with the default 64 kB a large body waits for the line. */
const WINDOW = 1024 * 1024

/** Prior-knowledge h2c, and h2 by ALPN. A session is made from its socket, with no server between. */
export const createHttp2 = (options: HttpServerOptions): Protocol => {
  const { limits, timeouts, log } = options
  const settings = {
    enablePush: false,
    initialWindowSize: WINDOW,
    maxConcurrentStreams: limits.streamsPerConnection,
    maxHeaderListSize: limits.headerBytes,
  }
  const drains = new Set<() => void>()

  const serve = async (stream: ServerHttp2Stream, request: ReceivedRequest) => {
    try {
      await sendHttp2(await answer(options, request), { request, stream, options })
    } catch (error) {
      if (stream.destroyed) return
      log.error({ err: error, target: request.target }, 'an answer broke off')
      request.leave()
      if (stream.headersSent) return stream.close(constants.NGHTTP2_INTERNAL_ERROR)
      const response = errorResponse(internalServerException(UNEXPECTED_ERROR))
      await sendHttp2(response, { request, stream, options })
    }
  }

  const accept = (socket: Socket) => {
    const { remoteAddress = '' } = socket
    const session = performServerHandshake(socket, { settings })
    let open = 0
    /** Streams that the client reset, less those that it let finish. */
    let abandoned = 0
    const drain = () => {
      if (open === 0) session.destroy()
      else session.close()
    }
    drains.add(drain)
    session.setLocalWindowSize(WINDOW)
    session.setTimeout(timeouts.headers)
    session.on('timeout', () => {
      if (open === 0) session.destroy()
    })
    session.on('error', (error: unknown) => log.debug({ err: error }, 'an HTTP/2 session failed'))
    session.once('close', () => drains.delete(drain))
    session.once('stream', () => session.setTimeout(timeouts.idle))
    session.on(
      'stream',
      (stream: ServerHttp2Stream, headers: IncomingHttpHeaders, _flags: number, rawHeaders: string[]) => {
        open += 1
        const request = new ReceivedRequest({
          ...withoutPseudoHeaders(headers, rawHeaders),
          protocol: 'h2',
          remoteAddress,
          body: stream.endAfterHeaders ? undefined : stream,
          bounds: { bytes: limits.bodyBytes, silence: timeouts.body },
        })
        stream.on('error', (error: unknown) => log.debug({ err: error }, 'an HTTP/2 stream failed'))
        stream.once('close', () => {
          open -= 1
          // `finish` need not come before `close`, so it does not tell an answer that the client has.
          if (!stream.aborted && stream.rstCode === constants.NGHTTP2_NO_ERROR) {
            abandoned = Math.max(0, abandoned - 1)
            return
          }
          if (!request.left) abandoned += 1
          request.leave()
          if (abandoned > 2 * limits.streamsPerConnection) session.destroy(...tooManyResets())
        })
        if (!stream.destroyed) void serve(stream, request)
      },
    )
  }

  return {
    accept,
    drain: () => {
      for (const drain of drains) drain()
    },
  }
}

const tooManyResets = (): [Error, number] => [
  new Error('the client opens streams only to reset them'),
  constants.NGHTTP2_ENHANCE_YOUR_CALM,
]

const withoutPseudoHeaders = (headers: IncomingHttpHeaders, rawHeaders: string[]) => {
  const { ':method': method = '', ':path': target = '', ':authority': authority } = headers
  let fields = 0
  // They come first: nghttp2 refuses any other order.
  for (let name = rawHeaders[0]; name?.startsWith(':'); name = rawHeaders[fields]) {
    delete headers[name]
    fields += 2
  }
  return { method, target, authority, headers, rawHeaders: rawHeaders.slice(fields) }
}
