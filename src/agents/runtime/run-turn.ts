import type { Citation } from '@aws-sdk/client-bedrock-agent-runtime'
import type { ContentBlock, Message } from '@aws-sdk/client-bedrock-runtime'
import { attribute } from '../../knowledge-bases/generation/attribute.ts'
import type { AgentContext } from './agent-context.ts'
import type { ToolOutcome } from './agent-session.ts'
import { withoutTags } from './answer-reader.ts'
import { askStep, type PreparedStep, prepareStep, type Step, type StepAnswer } from './ask-step.ts'
import { describeStep } from './describe-step.ts'
import { doubtAbout } from './doubt-about.ts'
import { resumeTurn } from './resume-turn.ts'
import { stepRequest } from './step-request.ts'
import { fromTexts } from './text-protocol.ts'
import { traceIdOf } from './trace-id.ts'
import { createStepTraces, describeAction, type StepTraces, timed } from './traces.ts'
import type { Turn, TurnEnd, TurnState } from './turn.ts'
import type { TurnEvent } from './turn-event.ts'
import { failureReason } from './turn-failure.ts'
import { type ToolsUsed, useTools } from './use-tools.ts'

/**
 * One turn of an agent: the model is asked, what it asks for is run, and it is asked again with the results, until it answers.
 *
 * Nothing of a turn that throws is kept: its session is as it was.
 */
export const runTurn = async function* (
  turn: Turn,
  context: AgentContext,
): AsyncGenerator<TurnEvent, TurnEnd> {
  const state = beginState(turn)
  const traceOf = (step: number): StepTraces => createStepTraces(traceIdOf(turn, String(step), context))
  try {
    let used: ToolsUsed | undefined
    if ('resumes' in turn.input)
      used = yield* resumeTurn(turn.input, turn, state, traceOf(state.steps), context)
    for (;;) {
      if (used !== undefined) {
        const traces = traceOf(state.steps)
        if (used.stop !== undefined) return yield* stop(used.stop, turn, state, traces)
        if (used.question !== undefined) return yield* ask(used.question, state)
        if (used.asks.length > 0) return yield* returnControl(used, turn, state, traces)
        state.messages.push({ role: 'user', content: used.outcomes.map(toResult) })
      }
      state.steps += 1
      const traces = traceOf(state.steps)
      if (turn.budget.step() > turn.limits.steps)
        return yield* stop('Max iterations exceeded', turn, state, traces)
      const step = toStep(turn, state)
      const prepared = await prepareStep(step, context)
      if ('spent' in prepared) return yield* stop(prepared.spent, turn, state, traces)
      const answer = yield* takeStep(prepared, step, turn, traces, context)
      if (answer.isCut) return yield* stop(answer.isCut, turn, state, traces, answer.whole.told)
      const { message, uses, text } = readAnswer(answer.whole.message, prepared, state)
      state.messages.push(message)
      if (uses.length === 0) {
        const doubt = doubtAbout(text, turn, state, context)
        if (doubt !== undefined && answer.whole.told === 0) {
          const repromptResponse = { source: 'PARSER', text: doubt } as const
          yield { teller: turn.teller, trace: traces.observation({ type: 'REPROMPT', repromptResponse }) }
          state.messages.push({ role: 'user', content: [{ text: doubt }] })
          used = undefined
          continue
        }
        return yield* finish(
          text,
          answer.whole.told,
          { message, turn, state, traces, start: answer.whole.start },
          context,
        )
      }

      if (text !== '' && turn.isTraced) yield { teller: turn.teller, trace: traces.rationale(text) }
      used = yield* useTools(uses, answer.whole.unreadable, turn, state, traces, context)
    }
  } catch (error) {
    if (!context.signal.aborted)
      yield { teller: turn.teller, trace: traceOf(state.steps).failure(failureReason(error)) }
    throw error
  }
}

export const beginState = ({ input, attributes, promptAttributes, session }: Turn): TurnState => {
  const resumed = 'resumes' in input ? input.resumes : undefined
  return {
    messages:
      'text' in input
        ? [{ role: 'user', content: [{ text: input.text }, ...input.files] }]
        : [...input.resumes.messages],
    attributes,
    promptAttributes,
    steps: resumed?.steps ?? 0,
    actions: resumed?.actions ?? 0,
    corrections: resumed?.corrections ?? 0,
    made: new Map(resumed?.made),
    retrieval: new Map(),
    found: [],
    collaborators: session.collaborators ?? {},
  }
}

const toStep = (turn: Turn, state: TurnState): Step => ({
  modelId: turn.definition.foundationModel,
  request: stepRequest(turn, state),
  tools: turn.tools,
  filed: {
    session: turn.sessionId,
    turn: String(turn.session.turnCount + 1),
    step: turn.depth === 0 ? String(state.steps) : `${turn.teller.collaboratorName}:${state.steps}`,
    agent: turn.teller.agentId ?? turn.definition.name,
    ...turn.filed,
  },
  budget: turn.budget,
  streams: turn.streams,
  performance: turn.performance,
})

/** One call of the model, with its traces. */
export const takeStep = async function* (
  prepared: PreparedStep,
  step: Step,
  { isTraced, teller }: Turn,
  traces: StepTraces,
  context: AgentContext,
): AsyncGenerator<TurnEvent, { whole: StepAnswer; isCut?: string }> {
  if (isTraced) yield { teller, trace: traces.modelInput(describeStep(step, prepared)) }
  const asking = askStep(prepared, step, context)
  let whole: StepAnswer | undefined
  try {
    while (whole === undefined) {
      const next = await asking.next()
      if (next.done === true) whole = next.value
      else yield { text: next.value }
    }
  } finally {
    // A reader that leaves ends the model's answer.
    if (whole === undefined) await asking.return(undefined as never)
  }
  const { message, usage, start, end } = whole
  if (isTraced) {
    const { inputTokens = 0, outputTokens = 0 } = usage
    const reasoning = message.content?.find(block => block.reasoningContent !== undefined)?.reasoningContent
    yield {
      teller,
      trace: traces.modelOutput({
        rawResponse: { content: JSON.stringify(message) },
        metadata: { ...timed(start, end, context.requestId), usage: { inputTokens, outputTokens } },
        ...(reasoning !== undefined && { reasoningContent: reasoning as never }),
      }),
    }
  }
  const cutShort = prepared.cutBy !== undefined && whole.stopReason === 'max_tokens'
  return { whole, ...(cutShort && { isCut: prepared.cutBy }) }
}

const readAnswer = (answer: Message, { usesTexts }: PreparedStep, { steps }: TurnState) => {
  const message = usesTexts ? fromTexts(answer, () => `tooluse_${steps}`) : answer
  const content = (message.content ?? []).map(namedAsModelsTake)
  return {
    message: { ...message, content },
    uses: content.flatMap(({ toolUse }) => toolUse ?? []),
    text: withoutTags(content.map(({ text = '' }) => text).join('')),
  }
}

/** What the model says is told to it again, and none takes a tool's name of another form. */
const namedAsModelsTake = (block: ContentBlock): ContentBlock =>
  block.toolUse?.name === undefined || /^[a-zA-Z0-9_-]{1,64}$/.test(block.toolUse.name)
    ? block
    : {
        toolUse: {
          ...block.toolUse,
          name: block.toolUse.name.slice(0, 64).replace(/[^a-zA-Z0-9_-]/g, '_') || 'nameless',
        },
      }

const toResult = ({ toolUseId, text, isError }: ToolOutcome): ContentBlock => ({
  toolResult: {
    toolUseId,
    content: [{ text: text === '' ? '(nothing)' : text }],
    ...(isError && { status: 'error' }),
  },
})

interface Finishing {
  readonly message: Message
  readonly turn: Turn
  readonly state: TurnState
  readonly traces: StepTraces
  readonly start: number
}

export const finish = async function* (
  text: string,
  told: number,
  { turn, state, traces, start }: Finishing,
  { clocks, requestId }: AgentContext,
): AsyncGenerator<TurnEvent, TurnEnd> {
  const metadata = timed(start, clocks.service.now(), requestId)
  if (turn.isTraced)
    yield {
      teller: turn.teller,
      trace: traces.observation({ type: 'FINISH', finalResponse: { text, metadata } }),
    }
  const citations = citationsOf(text, state)
  const rest = text.slice(told)
  if (rest !== '' || citations.length > 0 || told === 0)
    yield { text: rest, ...(citations.length > 0 && { citations }) }
  if (text === '') state.messages.pop()
  // What was doubted is not said again to the model in later turns.
  if (state.doubted !== undefined) state.messages.splice(state.doubted, 2)
  return { ...leave(state), answer: text }
}

/** Which of the passages that the turn found a part of its answer comes from. */
const citationsOf = (text: string, { found }: TurnState): Citation[] =>
  attribute(
    text,
    found.map(({ passage }) => passage),
  ).map(({ start, text: part, sources }) => ({
    generatedResponsePart: {
      textResponsePart: { text: part, span: { start, end: start + part.length - 1 } },
    },
    retrievedReferences: sources.flatMap(at => found[at]?.reference ?? []),
  }))

const ask = async function* (question: string, state: TurnState): AsyncGenerator<TurnEvent, TurnEnd> {
  // The use of a tool without its result cannot be said again: the session remembers the question itself.
  state.messages.pop()
  state.messages.push({ role: 'assistant', content: [{ text: question }] })
  yield { text: question }
  return { ...leave(state), answer: question }
}

/** The caller does what is left to do, and the turn goes on with its results. */
export const returnControl = async function* (
  { pending, inner, outcomes, asks }: ToolsUsed,
  { teller, depth }: Turn,
  state: TurnState,
  traces: StepTraces,
): AsyncGenerator<TurnEvent, TurnEnd> {
  const invocationId = crypto.randomUUID()
  for (const { call, action } of pending)
    yield {
      teller,
      trace: traces.invocation({
        invocationType: 'ACTION_GROUP',
        actionGroupInvocationInput: describeAction(
          action,
          call.input,
          'RETURN_CONTROL',
          depth === 0 ? invocationId : undefined,
        ),
      }),
    }
  yield { returnControl: { invocationId, invocationInputs: [...asks] } }
  const { messages, steps, actions, corrections, made } = state
  const calls = pending.map(({ call }) => call)
  return {
    ...leave(state),
    asks,
    pending: {
      ...{ invocationId, messages, calls, results: outcomes, inner },
      ...{ steps, actions, corrections, made: [...made] },
    },
  }
}

/** Something is used up: the configured answer, and why in the trace. */
const stop = async function* (
  reason: string,
  { teller, limits }: Turn,
  state: TurnState,
  traces: StepTraces,
  told = 0,
): AsyncGenerator<TurnEvent, TurnEnd> {
  yield { teller, trace: traces.failure(reason) }
  yield { text: told > 0 ? `\n\n${limits.fallback}` : limits.fallback }
  const asked = state.messages[0]
  const messages: Message[] = [
    ...(asked === undefined ? [] : [asked]),
    { role: 'assistant', content: [{ text: limits.fallback }] },
  ]
  return { ...leave(state), messages, answer: limits.fallback }
}

const leave = ({ messages, attributes, collaborators }: TurnState) => ({
  messages,
  attributes,
  collaborators,
})
