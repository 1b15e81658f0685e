import net from 'node:net'
import { type Listening, listenLocally } from './listen-locally.ts'

export interface IdleProxy extends Listening {
  /** Connections that were cut because nothing went through them. */
  readonly cut: () => number
  /** Connections that lived longer than one without traffic may. */
  readonly outlived: () => number
}

/** Passes bytes on, as a load balancer does, and cuts a connection through which none went for so long. */
export const startIdleProxy = async (port: number, idleMs: number): Promise<IdleProxy> => {
  let cut = 0
  let outlived = 0
  const server = net.createServer(client => {
    const upstream = net.connect(port, '127.0.0.1')
    const timer = setTimeout(() => {
      cut += 1
      end()
    }, idleMs)
    const age = setTimeout(() => {
      outlived += 1
    }, idleMs)
    const end = () => {
      clearTimeout(timer)
      clearTimeout(age)
      client.destroy()
      upstream.destroy()
    }
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      from.on('data', bytes => {
        timer.refresh()
        to.write(bytes)
      })
      from.once('close', end)
      from.on('error', end)
    }
  })
  return { ...(await listenLocally(server)), cut: () => cut, outlived: () => outlived }
}
