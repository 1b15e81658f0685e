import { setTimeout } from 'node:timers/promises'
import type { Clock } from '../../clock.ts'

/** Node fires a longer timer at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1

/**
 * Resolves when the clock is at a time or past it. Rejects with the signal's reason when it is
 * aborted, and leaves no timer behind.
 */
export async function waitUntil(time: number, clock: Clock, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted()
  // A timer may fire a little before the clock is there.
  for (let left = time - clock.now(); left > 0; left = time - clock.now())
    await setTimeout(Math.min(Math.ceil(left), LONGEST_TIMER_MS), undefined, { signal }).catch(
      (error: unknown) => {
        signal.throwIfAborted()
        throw error
      },
    )
}
