import type { AgentContext } from '../runtime/agent-context.ts'
import type { Turn, TurnEnd } from '../runtime/turn.ts'
import { answerSimply } from './answer-simply.ts'
import { sameAnswer } from './same-answer.ts'

/** The ledger's operation for what two answers to one question came to: no call of a model, and no tokens. */
export const COMPARISON = 'CompareTiers'

/**
 * What one call would have answered, after the loop has: told to nobody, and recorded with whether the two agree.
 *
 * @param routed where the classification would have sent the question.
 */
export const compareTiers = async (
  question: string,
  { answer, pending }: TurnEnd,
  routed: 'simple' | 'loop',
  turn: Turn,
  context: AgentContext,
): Promise<void> => {
  if (answer === undefined || pending !== undefined) return
  try {
    const other = await quietly(
      answerSimply(question, 'sample', { ...turn, isTraced: false, streams: false }, context),
    )
    const agrees = other?.answer !== undefined && sameAnswer(answer, other.answer)
    await record(routed, agrees, turn, context)
  } catch (cause) {
    context.signal.throwIfAborted()
    context.log.warn({ cause, agent: turn.definition.name }, 'Two tiers could not be compared.')
  }
}

const quietly = async <End>(events: AsyncGenerator<unknown, End>): Promise<End> => {
  for (;;) {
    const next = await events.next()
    if (next.done === true) return next.value
  }
}

const record = async (
  routed: string,
  agrees: boolean,
  { definition, sessionId, session }: Turn,
  { agents, clocks, requestId, account, region, principal }: AgentContext,
): Promise<void> => {
  const turn = String(session.turnCount + 1)
  await agents.record({
    at: clocks.service.now(),
    requestId,
    account,
    region,
    principal: principal.arn,
    operation: COMPARISON,
    model: definition.foundationModel,
    attempts: 0,
    tokens: {},
    latency: 0,
    outcome: 'ok',
    cost: 0n,
    session: sessionId,
    turn,
    step: 'comparison',
    metadata: { session: sessionId, turn, tier: 'comparison', routed, agrees: String(agrees) },
  })
}
