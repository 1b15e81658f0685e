import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

export interface StandIn {
  readonly url: string
  /** Ends all connections; from now on nobody has the right password. */
  changePassword(): void
  /** Ends all connections; from now on nothing listens. */
  stop(): Promise<void>
}

/** Passes on what goes to a PostgreSQL and what comes from it. */
export const standBeforePostgres = async (behind: string): Promise<StandIn> => {
  const { hostname, port } = new URL(behind)
  const sockets = new Set<Socket>()
  let isPasswordOld = false
  const server = createServer(socket => {
    sockets.add(socket)
    socket.on('error', () => socket.destroy()).on('close', () => sockets.delete(socket))
    if (isPasswordOld) return void socket.once('data', () => socket.end(refusal()))
    const upstream = connect(Number(port), hostname)
    socket.on('close', () => upstream.destroy())
    upstream.on('error', () => socket.destroy()).on('close', () => socket.destroy())
    socket.pipe(upstream).pipe(socket)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const url = new URL(behind)
  url.host = `127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
  const hangUp = () => {
    for (const socket of sockets) socket.destroy()
  }
  return {
    url: url.href,
    changePassword() {
      isPasswordOld = true
      hangUp()
    },
    async stop() {
      const closed = once(server, 'close')
      server.close()
      hangUp()
      await closed
    },
  }
}

/** ErrorResponse of PostgreSQL's protocol. */
const refusal = (): Buffer => {
  const fields = Buffer.from('SFATAL\0C28P01\0Mpassword authentication failed for user "postgres"\0\0')
  const head = Buffer.alloc(5)
  head.write('E')
  head.writeInt32BE(fields.length + 4, 1)
  return Buffer.concat([head, fields])
}
