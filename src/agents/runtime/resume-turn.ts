import type { InvocationInputMember } from '@aws-sdk/client-bedrock-agent-runtime'
import type { AgentContext } from './agent-context.ts'
import type { PendingCall, PendingCollaborator, ToolOutcome } from './agent-session.ts'
import type { AgentTool } from './agent-tool.ts'
import { type Asking, askCollaborator } from './ask-collaborator.ts'
import { pendingCalls } from './return-control.ts'
import type { StepTraces } from './traces.ts'
import type { CallerResult, Turn, TurnInput, TurnState } from './turn.ts'
import type { TurnEvent } from './turn-event.ts'
import { turnFailure } from './turn-failure.ts'
import { act, type ToolsUsed } from './use-tools.ts'

/** The caller's results become those of the calls that waited; what it only confirmed runs now, and collaborators go on. */
export const resumeTurn = async function* (
  { resumes, results }: Extract<TurnInput, { resumes: unknown }>,
  turn: Turn,
  state: TurnState,
  traces: StepTraces,
  context: AgentContext,
): AsyncGenerator<TurnEvent, ToolsUsed> {
  const asking: Asking = { turn, state, traces }
  const outcomes: ToolOutcome[] = [...resumes.results]
  for (const [at, call] of resumes.calls.entries()) {
    const outcome = yield* finishCall(call, results[at] ?? { text: '' }, asking, context)
    outcomes.push({ toolUseId: call.toolUseId, ...outcome })
  }
  const inner: PendingCollaborator[] = []
  const asks: InvocationInputMember[] = []
  let from = resumes.calls.length
  for (const waiting of resumes.inner) {
    const { toolUseId, message, turn: resumed } = waiting
    const to = from + pendingCalls(resumed).length
    const use = useOf(turn, waiting)
    if (use === undefined || !('collaborator' in use)) outcomes.push({ toolUseId, text: GONE, isError: true })
    else {
      const input = { resumes: resumed, results: results.slice(from, to) }
      const mostAsks = turn.mostAsks - asks.length
      const said = yield* askCollaborator(
        use.collaborator,
        { message, input, mostAsks, key: toolUseId },
        asking,
        context,
      )
      if ('text' in said) outcomes.push({ toolUseId, text: said.text })
      else {
        inner.push({ ...waiting, turn: said.pending })
        asks.push(...said.asks)
      }
    }
    from = to
  }
  return { outcomes, pending: [], inner, asks }
}

const GONE = 'The agent has this tool no longer.'
const DENIED = 'The user has declined this action: it was not done.'

const useOf = ({ tools }: Turn, { tool }: { readonly tool: string }): AgentTool['use'] | undefined =>
  tools.find(({ name }) => name === tool)?.use

const finishCall = async function* (
  call: PendingCall,
  result: CallerResult,
  { turn, state, traces }: Asking,
  context: AgentContext,
): AsyncGenerator<TurnEvent, Omit<ToolOutcome, 'toolUseId'>> {
  if (call.wanted !== 'USER_CONFIRMATION' || result.confirmation !== 'CONFIRM')
    return yield* told(call, result, turn, traces)
  const use = useOf(turn, call)
  if (use === undefined || !('action' in use)) return { text: GONE, isError: true }
  return yield* act(use.action, call.input, call.idempotencyKey, { turn, state, traces }, context)
}

const told = async function* (
  { called }: PendingCall,
  { text, isError, state: responseState, confirmation }: CallerResult,
  { teller }: Turn,
  traces: StepTraces,
): AsyncGenerator<TurnEvent, Omit<ToolOutcome, 'toolUseId'>> {
  if (responseState === 'FAILURE')
    throw turnFailure(
      `The result of the action group ${called.actionGroup} has responseState FAILURE. Check it and retry the request`,
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
  return { text: output, ...((reprompts || isError) && { isError: true }) }
}
