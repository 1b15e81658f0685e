import type { AgentContext } from './agent-context.ts'
import { traceIdOf } from './trace-id.ts'
import { createStepTraces } from './traces.ts'
import type { Turn } from './turn.ts'
import type { TurnEvent } from './turn-event.ts'
import { failureReason } from './turn-failure.ts'

/** What is done beside the loop, which tells of its failures itself. */
export const traceFailure = async function* <End>(
  part: string,
  turn: Turn,
  context: AgentContext,
  events: AsyncGenerator<TurnEvent, End>,
): AsyncGenerator<TurnEvent, End> {
  try {
    return yield* events
  } catch (error) {
    if (!context.signal.aborted)
      yield {
        teller: turn.teller,
        trace: createStepTraces(traceIdOf(turn, part, context)).failure(failureReason(error)),
      }
    throw error
  }
}
