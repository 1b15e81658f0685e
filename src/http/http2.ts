import { createServer } from 'node:http2'
import { AgingSet } from './aging-set.ts'
import type { HttpServerOptions } from './http-server-options.ts'
import { Http2Connection, type Http2Waits, WINDOW } from './http2-connection.ts'
import type { Protocol } from './protocol.ts'

/** Prior-knowledge h2c, and h2 by ALPN. The port belongs to another server. */
export const createHttp2 = (options: HttpServerOptions): Protocol => {
  const { limits, timeouts, log } = options
  const connections = new Set<Http2Connection>()
  const waits: Http2Waits = {
    silent: new AgingSet(timeouts.headers, connection => connection.drain()),
    idle: new AgingSet(timeouts.idle, connection => connection.drain()),
    untaken: new AgingSet(timeouts.idle, giveUp => giveUp()),
  }
  let draining = false

  const server = createServer({
    // MB. With the default of 10, two images that a client has not yet taken would make node refuse its next stream.
    maxSessionMemory: 64,
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
      server.once('session', session => {
        const connection = new Http2Connection(session, socket, options, waits)
        connections.add(connection)
        session.once('close', () => connections.delete(connection))
      })
      server.emit('connection', socket)
    },
    drain: () => {
      draining = true
      for (const connection of connections) connection.drain()
      for (const wait of Object.values(waits)) wait.stop()
    },
  }
}
