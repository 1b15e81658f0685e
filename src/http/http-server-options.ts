import type { HttpHandler } from '../wire/exchange.ts'
import type { Guard } from './guard.ts'

/** What a pino logger gives. */
export interface HttpLog {
  debug(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

export interface HttpLimits {
  /** Bytes of one request's body, whatever limit its reader asks for. */
  readonly bodyBytes: number
  /** Bytes of one request's header block. */
  readonly headerBytes: number
  /** Open connections; the next ones are closed unanswered. */
  readonly connections: number
  /** Exchanges open at once on one connection: HTTP/2 streams, or pipelined HTTP/1.1 requests. */
  readonly streamsPerConnection: number
}

/** Milliseconds. */
export interface HttpTimeouts {
  /** For the first bytes of a connection, the TLS handshake and each header block. */
  readonly headers: number
  /** How long a body may be silent; the whole of it may take ten times as long. */
  readonly body: number
  /** How long a connection may stay without an exchange, and a client without taking what it is sent. */
  readonly idle: number
  /** How long `close` waits for open exchanges. */
  readonly drain: number
}

export interface HttpServerOptions {
  readonly handle: HttpHandler
  /** PEM. `plaintext: false` refuses connections that do not speak TLS. */
  readonly tls?:
    | { readonly certificate: Buffer; readonly key: Buffer; readonly plaintext: boolean }
    | undefined
  readonly limits: HttpLimits
  readonly timeouts: HttpTimeouts
  /** Answers in the handler's stead: a refusal, or a preflight. */
  readonly guard?: Guard | undefined
  readonly log: HttpLog
}
