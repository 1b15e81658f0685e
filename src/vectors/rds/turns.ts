import { serviceUnavailableException } from '../../errors.ts'

/** So many at a time; the others wait, unless too many do or they give up. */
export type Turns = <Result>(work: () => Promise<Result>, signal?: AbortSignal) => Promise<Result>

export const createTurns = (atOnce: number, mostWaiting: number): Turns => {
  let taken = 0
  const waiting = new Set<() => void>()

  const take = (signal: AbortSignal | undefined): Promise<void> =>
    new Promise((resolve, reject) => {
      signal?.throwIfAborted()
      if (taken < atOnce) {
        taken += 1
        return resolve()
      }
      if (waiting.size >= mostWaiting) throw tooMany(mostWaiting)
      const enter = (): void => {
        signal?.removeEventListener('abort', leave)
        resolve()
      }
      const leave = (): void => {
        waiting.delete(enter)
        reject(signal?.reason)
      }
      signal?.addEventListener('abort', leave, { once: true })
      waiting.add(enter)
    })

  /** The turn goes to the one that waits longest. */
  const give = (): void => {
    const [next] = waiting
    if (next === undefined) {
      taken -= 1
      return
    }
    waiting.delete(next)
    next()
  }

  return async (work, signal) => {
    await take(signal)
    try {
      return await work()
    } finally {
      give()
    }
  }
}

const tooMany = (waiting: number) =>
  serviceUnavailableException('Bedrock is unable to process your request.', {
    hint: `${waiting} calls wait for the knowledge base's database already.`,
  })
