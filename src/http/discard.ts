import type { Readable } from 'node:stream'

/**
 * Throws away what a refused client is still sending, up to `bytes` or `milliseconds`: closing at once would
 * reset the connection, and the client would never read why.
 */
export const discard = (
  source: Readable,
  { bytes, milliseconds }: { bytes: number; milliseconds: number },
): Promise<void> =>
  new Promise(resolve => {
    if (source.readableEnded || source.destroyed) return resolve()
    let left = bytes
    const take = (chunk: Buffer) => {
      left -= chunk.length
      if (left < 0) done()
    }
    const done = () => {
      clearTimeout(timer)
      source.off('data', take).off('end', done).off('close', done)
      resolve()
    }
    const timer = setTimeout(done, milliseconds)
    source.on('data', take).on('end', done).on('close', done)
    source.resume()
  })
