import { constants, type ServerHttp2Session, type ServerHttp2Stream } from 'node:http2'
import type { Socket } from 'node:net'
import { internalServerException, UNEXPECTED_ERROR } from '../errors.ts'
import type { AgingSet } from './aging-set.ts'
import { answer } from './answer.ts'
import { errorResponse } from './error-response.ts'
import type { HttpServerOptions } from './http-server-options.ts'
import { ReceivedRequest } from './received-request.ts'
import { sendHttp2 } from './send-http2.ts'

/** What waits for its client; whatever stays too long is given up. */
export interface Http2Waits {
  /** Connections that have not asked for anything yet. */
  readonly silent: AgingSet<Http2Connection>
  /** Connections without an open exchange. */
  readonly idle: AgingSet<Http2Connection>
  /** Answers that are out but not yet taken. */
  readonly untaken: AgingSet<() => void>
}

/** Bytes in flight per connection and per stream: with the default 64 kB a large body waits for the line. */
export const WINDOW = 1024 * 1024

/** One HTTP/2 session and its exchanges. */
export class Http2Connection {
  readonly #session: ServerHttp2Session
  readonly #socket: Socket
  readonly #options: HttpServerOptions
  readonly #waits: Http2Waits
  #open = 0
  #draining = false
  /** Streams that the client reset, less those that it let finish. */
  #abandoned = 0

  constructor(session: ServerHttp2Session, socket: Socket, options: HttpServerOptions, waits: Http2Waits) {
    this.#session = session
    this.#socket = socket
    this.#options = options
    this.#waits = waits
    waits.silent.add(this)
    session.on(
      'stream',
      (stream: ServerHttp2Stream, _headers: object, _flags: number, rawHeaders: string[]) =>
        this.#receive(stream, rawHeaders),
    )
    session.once('close', () => {
      waits.silent.delete(this)
      waits.idle.delete(this)
    })
  }

  /** At once without open exchanges, otherwise after them. */
  drain(): void {
    this.#draining = true
    if (this.#open === 0) this.#hangUp()
    else this.#session.close()
  }

  #receive(stream: ServerHttp2Stream, rawHeaders: readonly string[]): void {
    const { limits, timeouts, log } = this.#options
    const { method, target, authority, fields } = readHeaders(rawHeaders)
    const request = new ReceivedRequest({
      method,
      target,
      authority,
      rawHeaders: fields,
      protocol: 'h2',
      socket: this.#socket,
      body: stream.endAfterHeaders ? undefined : stream,
      isWhole: () => !stream.aborted,
      bounds: { bytes: limits.bodyBytes, silence: timeouts.body },
    })
    const giveUp = () => this.#giveUp(stream, giveUp)
    this.#begin()
    stream.on('error', (error: unknown) => log.debug({ err: error }, 'an HTTP/2 stream failed'))
    stream.once('close', () => {
      this.#waits.untaken.delete(giveUp)
      this.#end(stream, request)
    })
    if (stream.destroyed || this.#session.destroyed) return
    // Not before: most sessions carry one small request, and the frame would cost them more than it gives.
    if (isLarge(request)) this.#session.setLocalWindowSize(WINDOW)
    this.#serve(stream, request, giveUp).catch((error: unknown) => {
      log.error({ err: error, target }, 'an error could not be answered')
      stream.close(constants.NGHTTP2_INTERNAL_ERROR)
    })
  }

  async #serve(stream: ServerHttp2Stream, request: ReceivedRequest, giveUp: () => void): Promise<void> {
    const options = this.#options
    try {
      await sendHttp2(await answer(options, request), { request, stream, options })
    } catch (error) {
      if (stream.closed) return
      options.log.error({ err: error, target: request.target }, 'an answer broke off')
      request.leave()
      const response = errorResponse(internalServerException(UNEXPECTED_ERROR))
      // Not `close`: it first ends the stream, which then looks whole to a client that has read all before.
      if (stream.headersSent) stream.destroy(error as Error)
      else await sendHttp2(response, { request, stream, options })
    }
    if (!stream.destroyed) this.#waits.untaken.add(giveUp)
  }

  #giveUp(stream: ServerHttp2Stream, again: () => void): void {
    // Where the whole connection is stuck, a reset does not get through either.
    if (stream.closed) return void this.#socket.destroy()
    stream.close(constants.NGHTTP2_CANCEL)
    this.#waits.untaken.add(again)
  }

  #begin(): void {
    this.#open += 1
    if (this.#open > 1) return
    this.#waits.silent.delete(this)
    this.#waits.idle.delete(this)
  }

  #hangUp(): void {
    this.#session.destroy()
    // Node then waits for the client to close its side, which one that holds an unread answer never does.
    this.#socket.destroySoon()
  }

  #end(stream: ServerHttp2Stream, request: ReceivedRequest): void {
    this.#open -= 1
    if (this.#open === 0 && this.#draining) this.#hangUp()
    else if (this.#open === 0 && !this.#session.destroyed) this.#waits.idle.add(this)
    // `finish` need not come before `close`, so it does not tell an answer that the client has.
    if (!stream.aborted && stream.rstCode === constants.NGHTTP2_NO_ERROR) {
      this.#abandoned = Math.max(0, this.#abandoned - 1)
      return
    }
    if (!request.left) this.#abandoned += 1
    request.leave()
    if (this.#abandoned <= 2 * this.#options.limits.streamsPerConnection) return
    const reason = new Error('the client opens streams only to reset them')
    this.#session.destroy(reason, constants.NGHTTP2_ENHANCE_YOUR_CALM)
  }
}

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
