import { serviceUnavailableException, throttlingException } from '../../errors.ts'

/** A bound on what goes on at once. */
export interface Slots {
  /**
   * Resolves when there is room, to what makes room again.
   *
   * @throws ThrottlingException where too many wait; ServiceUnavailableException after too long a wait.
   */
  take(signal: AbortSignal): Promise<() => void>
}

export interface SlotsOptions {
  /** At once. */
  readonly most: number
  /** That wait. */
  readonly queue: number
  readonly waitMs: number
  /** The backend's name, for hints. */
  readonly name: string
}

export const createSlots = ({ most, queue, waitMs, name }: SlotsOptions): Slots => {
  /** In the order they came. */
  const waiting = new Set<() => void>()
  let taken = 0

  const release = (): (() => void) => {
    let isReleased = false
    return () => {
      if (isReleased) return
      isReleased = true
      const [next] = waiting
      if (next === undefined) taken -= 1
      else next()
    }
  }

  return {
    async take(signal) {
      signal.throwIfAborted()
      if (taken < most) {
        taken += 1
        return release()
      }
      if (waiting.size >= queue)
        throw throttlingException('Too many requests, please wait before trying again.', {
          hint: `${most} calls to the backend ${name} are open and ${queue} wait: "backends.${name}.connections" and "queue" bound them.`,
        })
      return new Promise((resolve, reject) => {
        const settle = (then: () => void) => () => {
          waiting.delete(start)
          clearTimeout(timer)
          signal.removeEventListener('abort', abort)
          then()
        }
        const start = settle(() => resolve(release()))
        const abort = settle(() => reject(signal.reason))
        const timer = setTimeout(
          settle(() =>
            reject(
              serviceUnavailableException('Bedrock is unable to process your request.', {
                hint: `All ${most} calls that the backend ${name} takes at once were busy for ${waitMs} ms: "backends.${name}.connections" bounds them.`,
              }),
            ),
          ),
          waitMs,
        )
        signal.addEventListener('abort', abort)
        waiting.add(start)
      })
    },
  }
}
