import type { InvocationInputMember } from '@aws-sdk/client-bedrock-agent-runtime'
import type { ToolUseBlock } from '@aws-sdk/client-bedrock-runtime'
import type { AttachedKnowledgeBase } from '../agent-definition.ts'
import { actionEvent } from './action-event.ts'
import type { AgentContext } from './agent-context.ts'
import type { PendingCall, PendingCollaborator, ToolOutcome } from './agent-session.ts'
import type { Action } from './agent-tool.ts'
import { askCollaborator } from './ask-collaborator.ts'
import { describePassages, lookUp } from './look-up.ts'
import { questionOf } from './question-of.ts'
import { countCall, readUse } from './read-use.ts'
import { calledAction, MOST_CALLS, toAsk, wantedFromCaller } from './return-control.ts'
import { runAction } from './run-action.ts'
import { describeAction, type StepTraces, timed } from './traces.ts'
import type { Turn, TurnState } from './turn.ts'
import type { TurnEvent } from './turn-event.ts'
import { turnFailure } from './turn-failure.ts'

/** What the uses of one step came to. */
export interface ToolsUsed {
  readonly outcomes: readonly ToolOutcome[]
  /** What the caller has to do. */
  readonly pending: readonly { readonly call: PendingCall; readonly action: Action }[]
  /** Collaborators that wait for the caller too. */
  readonly inner: readonly PendingCollaborator[]
  /** All that the caller is asked for. */
  readonly asks: readonly InvocationInputMember[]
  /** The question to the user that ends the turn. */
  readonly question?: string
  /** Why the turn cannot go on. */
  readonly stop?: string
}

/** How often one turn may make the same call: more is going round in circles. */
const MOST_REPEATS = 3

/** Runs what the model asked for, one after the other, in its order. */
export const useTools = async function* (
  uses: readonly ToolUseBlock[],
  unreadable: ReadonlySet<string>,
  turn: Turn,
  state: TurnState,
  traces: StepTraces,
  context: AgentContext,
): AsyncGenerator<TurnEvent, ToolsUsed> {
  const outcomes: ToolOutcome[] = []
  const pending: { call: PendingCall; action: Action }[] = []
  const inner: PendingCollaborator[] = []
  const asks: InvocationInputMember[] = []
  const used = { outcomes, pending, inner, asks }
  for (const use of uses) {
    const read = readUse(use, turn.tools, unreadable)
    const { toolUseId = '' } = use
    if ('fault' in read) {
      state.corrections += 1
      yield {
        teller: turn.teller,
        trace: traces.observation({
          type: 'REPROMPT',
          repromptResponse: { source: 'PARSER', text: read.fault },
        }),
      }
      if (state.corrections > context.agents.settings.corrections)
        return {
          ...used,
          stop: `The model made ${state.corrections} calls that no tool could take. The last: ${read.fault}`,
        }
      outcomes.push({ toolUseId, text: read.fault, isError: true })
      continue
    }
    const { tool, input } = read
    const { count, key } = countCall(state, read, turn.scope)
    if (count > MOST_REPEATS)
      return { ...used, stop: `The model called ${tool.name} with the same input for the ${count}th time.` }
    if ('asksUser' in tool.use) {
      const question = String(input.question ?? '')
      yield {
        teller: turn.teller,
        trace: traces.observation({ type: 'ASK_USER', finalResponse: { text: question } }),
      }
      return { ...used, question }
    }
    if ('knowledgeBase' in tool.use) {
      outcomes.push({
        toolUseId,
        text: yield* search(tool.use.knowledgeBase, input, turn, state, traces, context),
      })
      continue
    }
    if ('collaborator' in tool.use) {
      const message = String(input.message ?? '')
      const mostAsks = turn.mostAsks - asks.length
      const said = yield* askCollaborator(
        tool.use.collaborator,
        { message, input: { text: message, files: [] }, mostAsks, key },
        { turn, state, traces },
        context,
      )
      if ('text' in said) outcomes.push({ toolUseId, text: said.text })
      else {
        inner.push({ toolUseId, tool: tool.name, message, turn: said.pending })
        asks.push(...said.asks)
      }
      continue
    }
    const { action } = tool.use
    const limit = turn.limits.actions
    if (limit !== undefined && turn.budget.spent().actions >= limit)
      return {
        ...used,
        stop: `The turn has made the ${limit} calls of action groups that it may make.`,
      }
    state.actions = turn.budget.act()
    warnOfMany(state, turn, context)
    const wanted = wantedFromCaller(action)
    if (wanted === undefined) {
      outcomes.push({
        toolUseId,
        ...(yield* act(action, input, key, { turn, state, traces }, context)),
      })
    } else if (asks.length < turn.mostAsks) {
      const called = calledAction(action, turn.teller)
      const call = { toolUseId, tool: tool.name, input, wanted, called, idempotencyKey: key }
      pending.push({ action, call })
      asks.push(toAsk(call, action, turn.teller))
    } else {
      outcomes.push({
        toolUseId,
        text: `At most ${MOST_CALLS} calls can be made at once: make this one later.`,
        isError: true,
      })
    }
  }
  return used
}

/** More in one turn are a sign of an agent that does too much: each one sends everything before it to the model again. */
const MANY_ACTIONS = 5

const warnOfMany = ({ actions }: TurnState, { definition, sessionId }: Turn, { log }: AgentContext): void => {
  if (actions !== MANY_ACTIONS + 1) return
  log.warn(
    { agent: definition.name, session: sessionId },
    `More than ${MANY_ACTIONS} calls of action groups in one turn: split the agent, or give it functions that do more at once.`,
  )
}

/** A handler's result, as the model is told. */
export const act = async function* (
  action: Action,
  input: Readonly<Record<string, unknown>>,
  idempotencyKey: string,
  { turn, state, traces }: { readonly turn: Turn; readonly state: TurnState; readonly traces: StepTraces },
  context: AgentContext,
): AsyncGenerator<TurnEvent, { text: string; isError?: boolean }> {
  const { executor } = action.group
  const lambda = executor !== undefined && 'lambda' in executor ? (executor.lambda ?? '') : ''
  const { clocks, signal, agents, requestId } = context
  const { teller } = turn
  yield {
    teller,
    trace: traces.invocation({
      invocationType: 'ACTION_GROUP',
      actionGroupInvocationInput: describeAction(action, input, 'LAMBDA'),
    }),
  }
  const start = clocks.service.now()
  const event = actionEvent(action, input, sceneOf(turn, state), idempotencyKey)
  const result = await runAction(
    { lambda, event, envelopes: agents.settings.envelopes, signal },
    context.functions,
  )
  const metadata = timed(start, clocks.service.now(), requestId)
  if (result.faults !== undefined) {
    context.log.warn({ requestId, lambda, faults: result.faults }, SILENT)
    yield { teller, trace: traces.failure(`envelopes: silent. ${result.faults}`) }
  }
  for (const { knowledgeBaseId, retrievalConfiguration } of result.retrieval ?? [])
    if (knowledgeBaseId !== undefined && retrievalConfiguration !== undefined)
      state.retrieval.set(knowledgeBaseId, retrievalConfiguration)
  if (result.attributes !== undefined) state.attributes = result.attributes
  if (result.promptAttributes !== undefined) state.promptAttributes = result.promptAttributes
  yield {
    teller,
    trace: traces.observation(
      result.reprompts
        ? { type: 'REPROMPT', repromptResponse: { source: 'ACTION_GROUP', text: result.text } }
        : { type: 'ACTION_GROUP', actionGroupInvocationOutput: { text: result.text, metadata } },
    ),
  }
  return { text: result.text, ...((result.reprompts || result.isError) && { isError: true }) }
}

const SILENT = 'An envelope that cannot be read goes to the model as it is, for agents.envelopes is silent.'

const sceneOf = ({ definition, teller, sessionId, input }: Turn, state: TurnState) => ({
  agent: {
    name: definition.name,
    id: teller.agentId ?? 'INLINE_AGENT',
    alias: teller.aliasId ?? 'INLINE_AGENT',
    version: teller.version ?? 'INLINE_AGENT',
  },
  sessionId,
  inputText: questionOf(input),
  attributes: state.attributes,
  promptAttributes: state.promptAttributes,
})

/** A search with its traces. @returns what the model reads of it. */
export const search = async function* (
  base: AttachedKnowledgeBase,
  input: Readonly<Record<string, unknown>>,
  { teller }: Turn,
  state: TurnState,
  traces: StepTraces,
  context: AgentContext,
): AsyncGenerator<TurnEvent, string> {
  const text = String(input.query ?? '')
  const { knowledgeBaseId } = base
  yield {
    teller,
    trace: traces.invocation({
      invocationType: 'KNOWLEDGE_BASE',
      knowledgeBaseLookupInput: { knowledgeBaseId, text },
    }),
  }
  const start = context.clocks.service.now()
  const retrieval = state.retrieval.get(knowledgeBaseId) ?? base.retrieval
  const asked = { ...base, ...(retrieval !== undefined && { retrieval }) }
  const { passages, references } = await lookUp(asked, text, context).catch((error: unknown) => {
    context.signal.throwIfAborted()
    throw turnFailure(
      `The knowledge base with id ${knowledgeBaseId} could not be searched. Check it and retry the request`,
      error instanceof Error ? error.message : String(error),
      error,
    )
  })
  passages.forEach((passage, at) => {
    const reference = references[at]
    if (reference !== undefined) state.found.push({ passage, reference })
  })
  yield {
    teller,
    trace: traces.observation({
      type: 'KNOWLEDGE_BASE',
      knowledgeBaseLookupOutput: {
        retrievedReferences: [...references],
        metadata: timed(start, context.clocks.service.now(), context.requestId),
      },
    }),
  }
  return describePassages(passages)
}
