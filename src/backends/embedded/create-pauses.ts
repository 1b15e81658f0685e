import { setImmediate } from 'node:timers/promises'

/**
 * 2 to 5 ms of work. One text is read at once: its analysed part takes 5 to 20 ms, up to 100 where each of its words is
 * new.
 */
const CHARACTERS_AT_ONCE = 16_384

/** Long works that run beside each other each get a turn of the event loop of their own: together they would hold it as long as one without pauses. */
let turns: Promise<unknown> = Promise.resolve()
const nextTurn = (): Promise<unknown> => {
  turns = turns.then(() => setImmediate())
  return turns
}

/** Called after each part of a long work: lets others run now and then, and throws where nobody waits for it any more. */
export function createPauses(signal: AbortSignal): (characters: number) => Promise<void> {
  let since = 0
  return async characters => {
    since += characters
    if (since >= CHARACTERS_AT_ONCE) {
      since = 0
      await nextTurn()
    }
    signal.throwIfAborted()
  }
}
