import { createServer } from 'node:tls'
import type { HttpServerOptions } from './http-server-options.ts'
import type { Protocol } from './protocol.ts'

export interface TlsOptions extends Pick<HttpServerOptions, 'log'> {
  /** PEM. */
  readonly certificate: Buffer
  readonly key: Buffer
  /** Milliseconds for the handshake. */
  readonly timeout: number
  readonly http1: Protocol
  readonly http2: Protocol
}

/** Unwraps TLS and hands the connection to the protocol that ALPN chose; without ALPN that is HTTP/1.1. */
export const createTls = ({ certificate, key, timeout, http1, http2, log }: TlsOptions): Protocol => {
  const server = createServer({
    cert: certificate,
    key,
    ALPNProtocols: ['h2', 'http/1.1'],
    handshakeTimeout: timeout,
  })
  server.on('secureConnection', socket => {
    const protocol = socket.alpnProtocol === 'h2' ? http2 : http1
    protocol.accept(socket)
  })
  server.on('tlsClientError', error => log.debug({ err: error }, 'a TLS handshake failed'))
  return {
    accept: socket => void server.emit('connection', socket),
    drain: () => undefined,
  }
}
