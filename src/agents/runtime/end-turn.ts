import type { AgentContext } from './agent-context.ts'
import { traceIdOf } from './trace-id.ts'
import { createStepTraces } from './traces.ts'
import type { Turn, TurnEnd } from './turn.ts'
import type { TurnEvent } from './turn-event.ts'

/** A turn that was answered without the loop. */
export const endTurn = (
  { input, attributes, session }: Turn,
  answer: string,
  collaborators = session.collaborators ?? {},
): TurnEnd => ({
  answer,
  messages: [
    ...('text' in input ? [{ role: 'user' as const, content: [{ text: input.text }, ...input.files] }] : []),
    { role: 'assistant', content: [{ text: answer }] },
  ],
  attributes,
  collaborators,
})

/** Something is used up before the loop begins: the configured answer, and why in the trace. */
export const stopTurn = async function* (
  reason: string,
  part: string,
  turn: Turn,
  context: AgentContext,
): AsyncGenerator<TurnEvent, TurnEnd> {
  const { teller, limits } = turn
  yield { teller, trace: createStepTraces(traceIdOf(turn, part, context)).failure(reason) }
  yield { text: limits.fallback }
  return endTurn(turn, limits.fallback)
}
