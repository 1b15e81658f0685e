import type { Writable } from 'node:stream'

export interface Reader {
  /** Aborted when the client leaves. */
  readonly signal: AbortSignal
  /** Milliseconds a client may leave what it was sent unread. */
  readonly patience: number
}

/**
 * Writes each chunk as it comes and asks for the next only when the client has taken the last.
 * Rejects with what the body threw, or when the client stops reading; then the sink is still open, and must not be
 * ended. A client that leaves returns the iterator and is no failure.
 */
export const sendStream = async (
  body: AsyncIterable<Uint8Array>,
  sink: Writable,
  { signal, patience }: Reader,
): Promise<void> => {
  const iterator = body[Symbol.asyncIterator]()
  const leave = () => void iterator.return?.().catch(() => undefined)
  signal.addEventListener('abort', leave, { once: true })
  try {
    if (signal.aborted) return leave()
    for (;;) {
      const { done, value } = await iterator.next()
      if (signal.aborted) return
      if (done === true) break
      if (!sink.write(value)) await drained(sink, patience)
      if (signal.aborted) return
    }
    sink.end()
  } catch (error) {
    leave()
    if (!signal.aborted) throw error
  } finally {
    signal.removeEventListener('abort', leave)
  }
}

const drained = (sink: Writable, patience: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const settle = () => {
      clearTimeout(timer)
      sink.off('drain', settle).off('close', settle)
      resolve()
    }
    const timer = setTimeout(() => {
      reject(new Error(`the client took nothing for ${patience} ms`))
      settle()
    }, patience)
    sink.on('drain', settle).on('close', settle)
  })
