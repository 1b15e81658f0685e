import type { AgentContext } from './agent-context.ts'
import type { ToolOutcome } from './agent-session.ts'
import type { Action } from './agent-tool.ts'
import { type CallerResult, matchResults } from './return-control.ts'
import type { StepTraces } from './traces.ts'
import type { Turn, TurnInput, TurnState } from './turn.ts'
import type { TurnEvent } from './turn-event.ts'
import { turnFailure } from './turn-failure.ts'
import { act } from './use-tools.ts'

/** The caller's results become those of the calls that waited; what it only confirmed runs now. */
export const resumeTurn = async function* (
  { resumes, results }: Extract<TurnInput, { resumes: unknown }>,
  turn: Turn,
  state: TurnState,
  traces: StepTraces,
  context: AgentContext,
): AsyncGenerator<TurnEvent, void> {
  const calls = resumes.calls.flatMap(call => {
    const use = turn.tools.find(({ name }) => name === call.tool)?.use
    return use !== undefined && 'action' in use ? [{ call, action: use.action }] : []
  })
  const outcomes: ToolOutcome[] = [...resumes.results]
  for (const [at, result] of matchResults(calls, results).entries()) {
    const waiting = calls[at]
    if (waiting === undefined) continue
    const { call, action } = waiting
    const outcome =
      call.wanted === 'USER_CONFIRMATION' && result.confirmation === 'CONFIRM'
        ? yield* act(action, call.input, call.toolUseId, { turn, state, traces }, context)
        : yield* told(action, result, turn, traces)
    outcomes.push({ toolUseId: call.toolUseId, ...outcome })
  }
  state.messages.push({
    role: 'user',
    content: outcomes.map(({ toolUseId, text, isError }) => ({
      toolResult: {
        toolUseId,
        content: [{ text: text === '' ? '(nothing)' : text }],
        ...(isError && { status: 'error' as const }),
      },
    })),
  })
}

const DENIED = 'The user has declined this action: it was not done.'

const told = async function* (
  action: Action,
  { text, state: responseState, confirmation }: CallerResult,
  { teller }: Turn,
  traces: StepTraces,
): AsyncGenerator<TurnEvent, { text: string; isError?: boolean }> {
  if (responseState === 'FAILURE')
    throw turnFailure(
      `The result of the action group ${action.group.name} has responseState FAILURE. Check it and retry the request`,
      `The caller answered with responseState FAILURE: ${text.slice(0, 200)}`,
    )
  const output = confirmation === 'DENY' ? DENIED : text
  const reprompts = responseState === 'REPROMPT'
  yield {
    teller,
    trace: traces.observation(
      reprompts
        ? { type: 'REPROMPT', repromptResponse: { source: 'ACTION_GROUP', text: output } }
        : { type: 'ACTION_GROUP', actionGroupInvocationOutput: { text: output } },
    ),
  }
  return { text: output, ...(reprompts && { isError: true }) }
}
