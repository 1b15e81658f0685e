import type { Socket } from 'node:net'
import type { Readable } from 'node:stream'
import type { HttpRequest } from '../wire/exchange.ts'
import { headerFields } from './header-fields.ts'
import { readBody } from './read-body.ts'

export interface Received {
  readonly method: string
  readonly target: string
  /** Without pseudo headers. */
  readonly rawHeaders: readonly string[]
  /** `:authority`; without it `Host` counts. */
  readonly authority?: string | undefined
  readonly protocol: 'h1' | 'h2'
  readonly socket: Socket
  /** The bytes that follow, if any are announced. */
  readonly body: Readable | undefined
  /** Whether the client ended the body. */
  readonly isWhole: () => boolean
  /** Bytes and milliseconds, whatever the reader asks for. */
  readonly bounds: { readonly bytes: number; readonly silence: number }
  /** Called before the body is read: the client may be waiting to be asked for it. */
  readonly invite?: (() => void) | undefined
}

export class ReceivedRequest implements HttpRequest {
  readonly method: string
  readonly target: string
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly rawHeaders: readonly string[]
  readonly authority: string
  readonly protocol: 'h1' | 'h2'
  readonly #received: Received
  #left = false
  #departure: AbortController | undefined
  #body: Promise<Buffer> | undefined

  constructor(received: Received) {
    this.method = received.method
    this.target = received.target
    this.headers = headerFields(received.rawHeaders)
    this.rawHeaders = received.rawHeaders
    this.authority = received.authority ?? this.headers.host ?? ''
    this.protocol = received.protocol
    this.#received = received
  }

  /** Asked for only where it is wanted: it takes a system call per connection. */
  get remoteAddress(): string {
    return this.#received.socket.remoteAddress ?? ''
  }

  get signal(): AbortSignal {
    if (this.#departure === undefined) {
      this.#departure = new AbortController()
      if (this.#left) this.#departure.abort()
    }
    return this.#departure.signal
  }

  get left(): boolean {
    return this.#left
  }

  /** The exchange is over: answered, cut off, or the client went away. */
  leave(): void {
    this.#left = true
    this.#departure?.abort()
  }

  readBody(limit: number): Promise<Buffer> {
    this.#body ??= this.#read(limit)
    return this.#body
  }

  #read(limit: number): Promise<Buffer> {
    const { body, bounds, isWhole, invite } = this.#received
    if (body === undefined) return Promise.resolve(Buffer.alloc(0))
    const declared = this.headers['content-length']
    return readBody(body, {
      limit: Math.min(limit, bounds.bytes),
      silence: bounds.silence,
      length: declared === undefined ? undefined : Number(declared),
      isWhole,
      invite,
    })
  }
}
