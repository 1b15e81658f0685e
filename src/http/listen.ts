import { type AddressInfo, createServer, isIPv6, type Socket } from 'node:net'
import { AgingSet } from './aging-set.ts'
import type { HttpServerOptions } from './http-server-options.ts'
import { createHttp1 } from './http1.ts'
import { createHttp2 } from './http2.ts'
import { rawResponse } from './raw-response.ts'
import { type FirstBytes, sniff } from './sniff.ts'
import { createTls } from './tls.ts'

export interface HttpServer {
  /** Port 0 takes a free one. Rejects with node's error (`EADDRINUSE`, `EACCES`). */
  listen(address: { readonly host: string; readonly port: number }): Promise<{ port: number; url: string }>
  /** Accepts nothing more, lets open exchanges finish until `timeouts.drain`, then cuts them off. */
  close(): Promise<void>
}

/** Milliseconds after which the system asks a silent peer whether it is still there. */
const PROBE_AFTER = 60_000

/** Every protocol on one port: HTTP/1.1, prior-knowledge HTTP/2 and, with a certificate, TLS with ALPN. */
export const createHttpServer = (options: HttpServerOptions): HttpServer => {
  const { limits, timeouts, log } = options
  const http1 = createHttp1(options)
  const http2 = createHttp2(options)
  const tls = options.tls && createTls({ ...options.tls, timeout: timeouts.headers, http1, http2, log })
  const plaintext = options.tls?.plaintext ?? true
  /** Connections that have not yet said what they speak. */
  const silent = new AgingSet<Socket>(timeouts.headers, socket => socket.destroy())
  const sockets = new Set<Socket>()

  const accept = (socket: Socket, speaks: FirstBytes) => {
    silent.delete(socket)
    if (speaks === 'tls') {
      if (tls !== undefined) return tls.accept(socket)
      log.warn(
        { remoteAddress: socket.remoteAddress },
        'a client speaks TLS, but no certificate is configured',
      )
      return socket.destroy()
    }
    if (plaintext) return speaks === 'h2' ? http2.accept(socket) : http1.accept(socket)
    log.warn({ remoteAddress: socket.remoteAddress }, 'a client does not speak TLS: use an https:// address')
    socket.end(rawResponse(400, 'This port speaks TLS only: use an https:// address.'), () =>
      socket.destroy(),
    )
  }

  const server = createServer({
    noDelay: true,
    keepAlive: true,
    keepAliveInitialDelay: PROBE_AFTER,
  })
  server.maxConnections = limits.connections
  server.on('drop', peer =>
    log.warn({ remoteAddress: peer?.remoteAddress }, 'too many connections: one was closed'),
  )
  server.on('connection', socket => {
    sockets.add(socket)
    silent.add(socket)
    socket.on('error', error => log.debug({ err: error }, 'a connection failed'))
    socket.once('close', () => {
      sockets.delete(socket)
      silent.delete(socket)
    })
    sniff(socket, speaks => accept(socket, speaks))
  })

  let closing: Promise<void> | undefined
  const close = () =>
    new Promise<void>(resolve => {
      const deadline = setTimeout(() => {
        for (const socket of sockets) socket.destroy()
      }, timeouts.drain)
      server.close(() => {
        clearTimeout(deadline)
        resolve()
      })
      for (const socket of silent) socket.destroy()
      silent.stop()
      http1.drain()
      http2.drain()
    })

  return {
    listen: ({ host, port }) =>
      new Promise((resolve, reject) => {
        server.once('error', reject)
        server.listen({ host, port }, () => {
          server.off('error', reject)
          server.on('error', error => log.error({ err: error }, 'the listening socket failed'))
          resolve(boundTo(server.address(), options.tls === undefined ? 'http' : 'https'))
        })
      }),
    close: () => {
      closing ??= close()
      return closing
    },
  }
}

/** Addresses that mean every interface are no address to call. */
const CALLABLE: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '::1' }

const boundTo = (address: AddressInfo | string | null, scheme: string) => {
  if (address === null || typeof address === 'string') throw new TypeError('not bound to a port')
  const host = CALLABLE[address.address] ?? address.address
  return { port: address.port, url: `${scheme}://${isIPv6(host) ? `[${host}]` : host}:${address.port}` }
}
