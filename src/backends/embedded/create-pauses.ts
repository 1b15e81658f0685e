import { setImmediate } from 'node:timers/promises'

/** The analysed part of one long text: 10 to 100 ms of work. */
const CHARACTERS_AT_ONCE = 65_536

/** Called after each part of a long work: lets others run now and then, and throws where nobody waits for it any more. */
export function createPauses(signal: AbortSignal): (characters: number) => Promise<void> {
  let since = 0
  return async characters => {
    since += characters
    if (since >= CHARACTERS_AT_ONCE) {
      since = 0
      await setImmediate()
    }
    signal.throwIfAborted()
  }
}
