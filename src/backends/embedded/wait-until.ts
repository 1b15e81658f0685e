import { setTimeout } from 'node:timers/promises'
import type { Clock } from '../../clock.ts'

/**
 * Resolves at a time of the clock, at once where it has passed. Rejects with the signal's reason when it is
 * aborted, and leaves no timer behind.
 */
export async function waitUntil(time: number, clock: Clock, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted()
  const left = time - clock.now()
  if (left <= 0) return
  await setTimeout(left, undefined, { signal }).catch((error: unknown) => {
    signal.throwIfAborted()
    throw error
  })
}
