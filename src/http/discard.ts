import type { Readable } from 'node:stream'

const BYTES = 64 * 1024 * 1024

/** Milliseconds after which a client that sends nothing is taken to have stopped. */
const SILENCE = 1000

/**
 * Throws away what a refused client is still sending, until it ends, stops, or has been indulged enough (64 MB,
 * `milliseconds`): closing at once would reset the connection, and the client would never read why.
 */
export const discard = (source: Readable, milliseconds: number): Promise<void> =>
  new Promise(resolve => {
    if (source.readableEnded || source.destroyed) return resolve()
    let left = BYTES
    const take = (chunk: Buffer) => {
      left -= chunk.length
      if (left < 0) done()
      else silence.refresh()
    }
    const done = () => {
      clearTimeout(silence)
      clearTimeout(deadline)
      source.off('data', take).off('end', done).off('close', done)
      resolve()
    }
    const silence = setTimeout(done, SILENCE)
    const deadline = setTimeout(done, milliseconds)
    source.on('data', take).on('end', done).on('close', done)
    source.resume()
  })
