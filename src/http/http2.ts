import { constants, createServer, type ServerHttp2Session, type ServerHttp2Stream } from 'node:http2'
import type { Socket } from 'node:net'
import { internalServerException, UNEXPECTED_ERROR } from '../errors.ts'
import { AgingSet } from './aging-set.ts'
import { answer } from './answer.ts'
import { errorResponse } from './error-response.ts'
import type { HttpServerOptions } from './http-server-options.ts'
import type { Protocol } from './protocol.ts'
import { ReceivedRequest } from './received-request.ts'
import { sendHttp2 } from './send-http2.ts'

/** Bytes in flight per connection and per stream: with the default 64 kB a large body waits for the line. */
const WINDOW = 1024 * 1024

/** Prior-knowledge h2c, and h2 by ALPN. The port belongs to another server. */
export const createHttp2 = (options: HttpServerOptions): Protocol => {
  const { limits, timeouts, log } = options
  /** Sessions that have not asked for anything yet. */
  const silent = new AgingSet<ServerHttp2Session>(timeouts.headers, session => session.destroy())
  const idle = new AgingSet<ServerHttp2Session>(timeouts.idle, session => session.destroy())
  const busy = new Set<ServerHttp2Session>()
  let draining = false

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

  const attend = (session: ServerHttp2Session, socket: Socket) => {
    let open = 0
    /** Streams that the client reset, less those that it let finish. */
    let abandoned = 0
    silent.add(session)
    session.once('close', () => {
      silent.delete(session)
      idle.delete(session)
      busy.delete(session)
    })
    session.on(
      'stream',
      (stream: ServerHttp2Stream, _headers: object, _flags: number, rawHeaders: string[]) => {
        if (open === 0) {
          silent.delete(session)
          idle.delete(session)
          busy.add(session)
        }
        open += 1
        const { method, target, authority, fields } = readHeaders(rawHeaders)
        const request = new ReceivedRequest({
          method,
          target,
          authority,
          rawHeaders: fields,
          protocol: 'h2',
          socket,
          body: stream.endAfterHeaders ? undefined : stream,
          bounds: { bytes: limits.bodyBytes, silence: timeouts.body },
        })
        // Not before: most sessions carry one small request, and the frame would cost them more than it gives.
        if (isLarge(request)) session.setLocalWindowSize(WINDOW)
        stream.on('error', (error: unknown) => log.debug({ err: error }, 'an HTTP/2 stream failed'))
        stream.once('close', () => {
          open -= 1
          if (open === 0) {
            busy.delete(session)
            if (!session.destroyed) idle.add(session)
          }
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

  const server = createServer({
    settings: {
      initialWindowSize: WINDOW,
      maxConcurrentStreams: limits.streamsPerConnection,
      maxHeaderListSize: limits.headerBytes,
    },
  })
  server.on('sessionError', error => log.debug({ err: error }, 'an HTTP/2 session failed'))

  return {
    accept: socket => {
      if (draining) return void socket.destroy()
      server.once('session', session => attend(session, socket))
      server.emit('connection', socket)
    },
    drain: () => {
      draining = true
      for (const session of [...silent, ...idle]) session.destroy()
      for (const session of busy) session.close()
      silent.stop()
      idle.stop()
    },
  }
}

const tooManyResets = (): [Error, number] => [
  new Error('the client opens streams only to reset them'),
  constants.NGHTTP2_ENHANCE_YOUR_CALM,
]

/** Whether a body may need more than the 64 kB that a new connection grants. */
const isLarge = ({ headers, method }: ReceivedRequest): boolean =>
  method !== 'GET' && Number(headers['content-length'] ?? WINDOW) > 32 * 1024

/** The pseudo headers come first: nghttp2 refuses any other order. */
const readHeaders = (rawHeaders: readonly string[]) => {
  let [method, target] = ['', '']
  let authority: string | undefined
  let pseudo = 0
  for (; rawHeaders[pseudo]?.startsWith(':') === true; pseudo += 2) {
    const [name, value = ''] = [rawHeaders[pseudo], rawHeaders[pseudo + 1]]
    if (name === ':method') method = value
    else if (name === ':path') target = value
    else if (name === ':authority') authority = value
  }
  return { method, target, authority, fields: rawHeaders.slice(pseudo) }
}
