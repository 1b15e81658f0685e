import type { AgentContext } from './agent-context.ts'
import type { TurnEvent } from './turn-event.ts'

/** Reads until a backend has answered, so that the answer's headers name it; what fails by then fails as an event. */
export const primed = async (
  begin: (context: AgentContext) => AsyncGenerator<TurnEvent[]>,
  context: AgentContext,
): Promise<AsyncIterable<TurnEvent[]>> => {
  let isKnown = false
  const header = (name: string, value: string): void => {
    isKnown ||= name === 'x-outcrop-backend'
    context.answer.header(name, value)
  }
  const { signal, answer } = context
  const hint = (text: string): void => answer.hint(text)
  // What the context computes is on its prototype, which no spread copies.
  const events = begin({ ...context, signal, answer: { header, hint } })
  // A reader that never begins to read leaves nothing but its signal.
  signal.addEventListener('abort', () => void events.return(undefined).catch(() => undefined), { once: true })
  const held: TurnEvent[][] = []
  let failure: { readonly error: unknown } | undefined
  let isOver = false
  try {
    while (!isKnown && !isOver) {
      const next = await events.next()
      if (next.done === true) isOver = true
      else held.push(next.value)
    }
  } catch (error) {
    context.signal.throwIfAborted()
    failure = { error }
  }
  return (async function* () {
    try {
      yield* held
      if (failure !== undefined) throw failure.error
      if (!isOver) yield* events
    } finally {
      await events.return(undefined)
    }
  })()
}
