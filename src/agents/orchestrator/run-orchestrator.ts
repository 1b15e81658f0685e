import type { ToolUseBlock } from '@aws-sdk/client-bedrock-runtime'
import { BedrockException, validationException } from '../../errors.ts'
import type { AgentContext } from '../runtime/agent-context.ts'
import { askStep, prepareStep, type Step } from '../runtime/ask-step.ts'
import { callFunction } from '../runtime/call-function.ts'
import { endTurn } from '../runtime/end-turn.ts'
import { beginState } from '../runtime/run-turn.ts'
import { traceIdOf } from '../runtime/trace-id.ts'
import { createStepTraces, type StepTraces } from '../runtime/traces.ts'
import type { Turn, TurnEnd, TurnInput, TurnState } from '../runtime/turn.ts'
import type { TurnEvent } from '../runtime/turn-event.ts'
import { failureReason, turnFailure } from '../runtime/turn-failure.ts'
import { useTools } from '../runtime/use-tools.ts'
import { type IntermediaryStep, orchestratorEvent } from './orchestrator-event.ts'
import { type OrchestratorReply, readOrchestratorReply } from './read-orchestrator-reply.ts'

/** AWS's words for a reply of a function that it cannot read. */
const UNREADABLE =
  'The server encountered an error processing the Lambda response. Check the Lambda response and retry the request'
/** A reply that goes round in circles ends there, also where it asks no model. */
const CALLS_PER_STEP = 3

/** An agent may be given an orchestrator while one of its turns waits. @throws ValidationException */
export const refuseResults = (input: TurnInput): void => {
  if ('resumes' in input)
    throw validationException('The agent has an orchestrator of its own: its turns take no results.', {
      hint: 'The turn that waited for them was begun without the orchestrator. Ask the question anew.',
    })
}

/** A turn that the agent's own function orchestrates: it is told what has happened, and says what comes next. */
export const runOrchestrator = async function* (
  lambda: string,
  turn: Turn,
  context: AgentContext,
): AsyncGenerator<TurnEvent, TurnEnd> {
  refuseResults(turn.input)
  const state = beginState(turn)
  const steps: IntermediaryStep[] = []
  const question = 'text' in turn.input ? turn.input.text : ''
  let input: IntermediaryStep['orchestrationInput'] = {
    state: 'START',
    text: JSON.stringify({ text: question }),
  }
  let traces = createStepTraces(traceIdOf(turn, '1', context))
  try {
    for (let calls = 1; calls <= turn.limits.steps * CALLS_PER_STEP; calls++) {
      const traceId = traceIdOf(turn, String(calls), context)
      traces = createStepTraces(traceId)
      const reply = await ask(
        lambda,
        orchestratorEvent(turn, state, input, steps, context.requestId),
        context,
      )
      const { action, event, text, trace } = reply
      steps.push({ orchestrationInput: input, orchestrationOutput: { event, text } })
      state.attributes = reply.attributes ?? state.attributes
      state.promptAttributes = reply.promptAttributes ?? state.promptAttributes
      if (trace !== undefined && turn.isTraced)
        yield {
          teller: turn.teller,
          trace: { customOrchestrationTrace: { traceId, event: { text: trace } } },
        }
      if ('finish' in action) {
        yield { text: action.finish }
        return end(action.finish, turn, state)
      }
      if ('model' in action) {
        state.steps += 1
        if (turn.budget.step() > turn.limits.steps)
          return yield* stop('Max iterations exceeded', turn, state, traces)
        const answered = await askModel(action, turn, state, context)
        if ('spent' in answered) return yield* stop(answered.spent, turn, state, traces)
        input = { state: 'MODEL_INVOKED', text: answered.text }
      } else {
        const used = yield* useTool(action.tool, turn, state, traces, context)
        if ('stop' in used) return yield* stop(used.stop, turn, state, traces)
        if ('question' in used) {
          yield { text: used.question }
          return end(used.question, turn, state)
        }
        input = { state: 'TOOL_INVOKED', text: used.text }
      }
    }
    return yield* stop('Max iterations exceeded', turn, state, traces)
  } catch (error) {
    if (!context.signal.aborted) yield { teller: turn.teller, trace: traces.failure(failureReason(error)) }
    throw error
  }
}

const ask = async (lambda: string, event: object, context: AgentContext): Promise<OrchestratorReply> => {
  const reply = readOrchestratorReply(await callFunction(lambda, event, context))
  if ('fault' in reply)
    throw turnFailure(
      UNREADABLE,
      `The orchestrator ${lambda} returned a reply that cannot be read: ${reply.fault}.`,
    )
  return reply
}

/** @returns the answer as Converse gives it. */
const askModel = async (
  { model, modelId }: Extract<OrchestratorReply['action'], { model: unknown }>,
  turn: Turn,
  { steps }: TurnState,
  context: AgentContext,
): Promise<{ readonly text: string } | { readonly spent: string }> => {
  const { definition, teller, depth } = turn
  const step: Step = {
    modelId: modelId ?? definition.foundationModel,
    request: model,
    tools: turn.tools,
    filed: {
      session: turn.sessionId,
      turn: String(turn.session.turnCount + 1),
      step: depth === 0 ? String(steps) : `${teller.collaboratorName}:${steps}`,
      agent: teller.agentId ?? definition.name,
      ...turn.filed,
    },
    budget: turn.budget,
    streams: false,
    performance: turn.performance,
  }
  const prepared = await prepareStep(step, context).catch((error: unknown) => {
    throw isRequestFault(error)
      ? turnFailure(
          UNREADABLE,
          `The orchestrator asked for a call of the model that cannot be made: ${error instanceof BedrockException ? error.message : 'it is no request of Converse.'}`,
          error,
        )
      : error
  })
  if ('spent' in prepared) return prepared
  const asking = askStep(prepared, step, context)
  let next = await asking.next()
  while (next.done !== true) next = await asking.next()
  const { message, stopReason, usage, start, end } = next.value
  const metrics = { latencyMs: Math.max(0, Math.round(end - start)) }
  return { text: JSON.stringify({ output: { message }, stopReason, usage, metrics }) }
}

/** What a function wrote may have any shape. */
const isRequestFault = (error: unknown): boolean =>
  error instanceof BedrockException ? error.name === 'ValidationException' : error instanceof TypeError

/** @returns the block of its result as Converse takes it. */
const useTool = async function* (
  use: ToolUseBlock,
  turn: Turn,
  state: TurnState,
  traces: StepTraces,
  context: AgentContext,
): AsyncGenerator<
  TurnEvent,
  { readonly text: string } | { readonly stop: string } | { readonly question: string }
> {
  const used = yield* useTools([use], new Set(), turn, state, traces, context)
  if (used.stop !== undefined) return { stop: used.stop }
  if (used.question !== undefined) return { question: used.question }
  if (used.asks.length > 0)
    throw turnFailure(
      UNREADABLE,
      `The tool ${use.name} returns control to the caller, or needs a confirmation, which is not implemented for an orchestrator.`,
    )
  const [outcome] = used.outcomes
  const text = outcome?.text ?? ''
  return {
    text: JSON.stringify({
      toolResult: {
        toolUseId: use.toolUseId,
        content: [{ text }],
        status: outcome?.isError ? 'error' : 'success',
      },
    }),
  }
}

const end = (answer: string, turn: Turn, { attributes, collaborators }: TurnState): TurnEnd =>
  endTurn({ ...turn, attributes }, answer, collaborators)

const stop = async function* (
  reason: string,
  turn: Turn,
  state: TurnState,
  traces: StepTraces,
): AsyncGenerator<TurnEvent, TurnEnd> {
  yield { teller: turn.teller, trace: traces.failure(reason) }
  yield { text: turn.limits.fallback }
  return end(turn.limits.fallback, turn, state)
}
