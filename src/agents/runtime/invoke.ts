import type {
  ConversationHistory,
  InputFile,
  InvocationResultMember,
  KnowledgeBaseConfiguration,
  PerformanceConfiguration,
} from '@aws-sdk/client-bedrock-agent-runtime'
import type { Message } from '@aws-sdk/client-bedrock-runtime'
import { validationException } from '../../errors.ts'
import { relayFailure } from '../../knowledge-bases/retrieval/relay-failure.ts'
import type { AgentDefinition } from '../agent-definition.ts'
import type { AgentContext } from './agent-context.ts'
import type { AgentSession, SessionTurn } from './agent-session.ts'
import { makeTools } from './make-tools.ts'
import { refuseParsers } from './parse-by-function.ts'
import { readFiles } from './read-files.ts'
import { runAgent } from './run-agent.ts'
import type { EnteredSession } from './sessions.ts'
import type { Turn, TurnInput } from './turn.ts'
import { addSpent, createTurnBudget } from './turn-budget.ts'
import type { Teller, TurnEvent } from './turn-event.ts'

/** What both ways to call an agent have. */
export interface Invocation {
  readonly definition: AgentDefinition
  readonly teller: Teller
  /** Of its budget: the agent's ID, or the name that the call gives it. */
  readonly budgetName: string
  /** Of the session, unique to the agent and its alias. */
  readonly key: string
  readonly sessionId: string
  readonly inputText?: string | undefined
  readonly memoryId?: string | undefined
  readonly state?: InvocationState | undefined
  readonly endsSession?: boolean | undefined
  readonly isTraced?: boolean | undefined
  readonly streams?: boolean | undefined
  readonly previousTurns?: number | undefined
  readonly forgetsSteps?: boolean | undefined
  readonly performance?: PerformanceConfiguration | undefined
}

export interface InvocationState {
  readonly sessionAttributes?: Record<string, string> | undefined
  readonly promptSessionAttributes?: Record<string, string> | undefined
  readonly invocationId?: string | undefined
  readonly returnControlInvocationResults?: readonly InvocationResultMember[] | undefined
  readonly files?: readonly InputFile[] | undefined
  readonly knowledgeBaseConfigurations?: readonly KnowledgeBaseConfiguration[] | undefined
  readonly conversationHistory?: ConversationHistory | undefined
}

const STEPS = 20
const FALLBACK = 'I could not finish this within the limits that are set for me.'
/** Handlers get them with every call. */
const LONGEST_ATTRIBUTES = 25 * 1024

/** AWS's words: the only answer to a call that ends its session. */
const ENDED = "Session is terminated as 'endSession' flag is set in request."

/**
 * A turn of a session. Resolves when a backend answers, or the turn fails.
 *
 * @throws what is wrong with the request; what goes wrong later comes with the events, as Bedrock tells it.
 */
export const invoke = async (
  invocation: Invocation,
  context: AgentContext,
): Promise<AsyncIterable<TurnEvent[]>> => {
  const { definition, key, memoryId, endsSession } = invocation
  checkAttributes(invocation.state?.sessionAttributes, 'sessionAttributes')
  checkAttributes(invocation.state?.promptSessionAttributes, 'promptSessionAttributes')
  refuseParsers(definition)
  const entered = await context.agents.sessions.enter(context, key, definition.idleSessionSeconds, memoryId)
  const leave = () => entered.leave()
  context.signal.addEventListener('abort', leave, { once: true })
  try {
    if (endsSession === true) {
      await entered.end()
      leave()
      return said(ENDED)
    }
    const turn = makeTurn(invocation, entered.session, context)
    return await primed(within => keep(turn, entered, within), context)
  } catch (error) {
    leave()
    throw error
  }
}

const said = async function* (text: string): AsyncGenerator<TurnEvent[]> {
  yield [{ text }]
}

const checkAttributes = (attributes: Readonly<Record<string, string>> | undefined, member: string): void => {
  if (attributes !== undefined && JSON.stringify(attributes).length > LONGEST_ATTRIBUTES)
    throw validationException(
      `The ${member} are too large: at most ${LONGEST_ATTRIBUTES} characters of JSON.`,
    )
}

const makeTurn = (invocation: Invocation, before: AgentSession, { agents }: AgentContext): Turn => {
  const { state = {}, budgetName } = invocation
  const { budgets } = agents.settings
  const budget = (Object.hasOwn(budgets, budgetName) ? budgets[budgetName] : budgets['*']) ?? {}
  const session = withHistory(before, state.conversationHistory)
  const definition = withRetrieval(invocation.definition, state.knowledgeBaseConfigurations)
  const input = readInput(invocation, session)
  return {
    definition,
    teller: invocation.teller,
    tools: makeTools(definition),
    sessionId: invocation.sessionId,
    session,
    input,
    attributes: { ...session.attributes, ...state.sessionAttributes },
    promptAttributes: state.promptSessionAttributes ?? {},
    memory: [],
    limits: {
      steps: budget.stepsPerTurn ?? STEPS,
      actions: budget.actionsPerTurn,
      fallback: budget.fallback ?? FALLBACK,
    },
    budget: createTurnBudget(budget, session.spent, 'resumes' in input ? input.resumes.spent : undefined),
    isTraced: invocation.isTraced === true,
    streams: invocation.streams === true,
    previousTurns: invocation.previousTurns,
    forgetsSteps: invocation.forgetsSteps === true,
    performance: invocation.performance,
    depth: 0,
    run: runAgent,
  }
}

/** @throws ValidationException for results that nobody waits for, and for no question at all. */
const readInput = ({ inputText, state = {} }: Invocation, session: AgentSession): TurnInput => {
  const { invocationId, returnControlInvocationResults: results } = state
  if (results !== undefined) {
    const { pending } = session
    if (pending === undefined || (invocationId !== undefined && pending.invocationId !== invocationId))
      throw validationException(
        `The session waits for no results${invocationId === undefined ? '' : ` of the invocation ${invocationId}`}.`,
        {
          hint: 'Send returnControlInvocationResults with the invocationId of the last answer, once, in the same session.',
        },
      )
    return { resumes: pending, results }
  }
  const text = (inputText ?? '').trim() === '' ? '' : (inputText ?? '')
  if (text === '')
    throw validationException('The inputText must not be empty.', {
      hint: 'Only a call with returnControlInvocationResults, or one that ends its session, may leave it out.',
    })
  return { text, files: readFiles(state.files ?? []) }
}

const withHistory = (session: AgentSession, history: ConversationHistory | undefined): AgentSession => {
  if (history?.messages === undefined || session.turns.length > 0) return session
  const messages: Message[] = history.messages.map(({ role, content = [] }) => ({
    role: role ?? 'user',
    content: content.flatMap(({ text }) => (text === undefined ? [] : [{ text }])),
  }))
  return messages.length === 0 ? session : { ...session, turns: [{ messages }] }
}

const withRetrieval = (
  definition: AgentDefinition,
  configurations: readonly KnowledgeBaseConfiguration[] | undefined,
): AgentDefinition => {
  if (configurations === undefined) return definition
  const asked = new Map(configurations.map(each => [each.knowledgeBaseId, each.retrievalConfiguration]))
  return {
    ...definition,
    knowledgeBases: definition.knowledgeBases.map(base => {
      const retrieval = asked.get(base.knowledgeBaseId)
      return retrieval === undefined ? base : { ...base, retrieval }
    }),
  }
}

/** The turn's events; when they end, the session knows it, and when they break off, it is as it was. */
const keep = async function* (
  turn: Turn,
  { save, leave }: EnteredSession,
  context: AgentContext,
): AsyncGenerator<TurnEvent[]> {
  try {
    const events = turn.run(turn, context)
    let next = await events.next()
    while (next.done !== true) {
      // Nothing is said of a trace that nobody asked for, but who reads gets to know that the turn goes on.
      yield turn.isTraced || !('trace' in next.value) ? [next.value] : []
      next = await events.next()
    }
    const { messages, attributes, collaborators, pending } = next.value
    const { pending: _, ...session } = turn.session
    const spent = turn.budget.spent()
    const isOver = pending === undefined
    await save({
      ...session,
      attributes,
      collaborators,
      ...(isOver
        ? {
            turns: [...session.turns, ...turnOf(messages)],
            turnCount: session.turnCount + 1,
            spent: addSpent(session.spent, spent),
          }
        : { pending: { ...pending, spent } }),
    })
  } catch (error) {
    throw relayFailure(error)
  } finally {
    leave()
  }
}

/** One that came to no answer would leave two questions in a row. */
const turnOf = (messages: readonly Message[]): SessionTurn[] =>
  messages.at(-1)?.role === 'assistant' ? [{ messages }] : []

/** Reads until a backend has answered, so that the answer's headers name it; what fails by then fails as an event. */
const primed = async (
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
