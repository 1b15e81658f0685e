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
import { inputHash } from '../../resources/input-hash.ts'
import type { AgentDefinition } from '../agent-definition.ts'
import { memoriesOf, memoryOf } from '../memory/memories-of.ts'
import { recall } from '../memory/recall.ts'
import { settleMemory } from '../memory/settle-memory.ts'
import { refuseResults } from '../orchestrator/run-orchestrator.ts'
import type { AgentContext } from './agent-context.ts'
import type { AgentSession, Counted, SessionTurn, Spent } from './agent-session.ts'
import { turnsOf } from './conversation-history.ts'
import { LONGEST_ATTRIBUTES } from './limits.ts'
import { makeTools } from './make-tools.ts'
import { refuseParsers } from './parse-by-function.ts'
import { primed } from './primed.ts'
import { questionOf } from './question-of.ts'
import { readFiles } from './read-files.ts'
import { MOST_CALLS, matchResults, pendingCalls } from './return-control.ts'
import { runAgent } from './run-agent.ts'
import type { EnteredSession } from './sessions.ts'
import type { Turn, TurnEnd, TurnInput } from './turn.ts'
import { addSpent, createTurnBudget, NOTHING } from './turn-budget.ts'
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
/** [UG:agents-configure-memory] */
const STORAGE_DAYS = 30
const FALLBACK = 'I could not finish this within the limits that are set for me.'

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
  const { definition, key, endsSession } = invocation
  checkAttributes(invocation.state?.sessionAttributes, 'sessionAttributes')
  checkAttributes(invocation.state?.promptSessionAttributes, 'promptSessionAttributes')
  refuseParsers(definition)
  const entered = await context.agents.sessions.enter(context, key, definition.idleSessionSeconds)
  const { leave } = entered
  try {
    if (endsSession === true) {
      await entered.end()
      leave()
      for (const scope of memoriesOf(invocation, entered.session))
        await settleMemory(scope, definition, context)
      return said(ENDED)
    }
    const scope = memoryOf(invocation)
    if (scope === undefined && invocation.memoryId !== undefined) context.answer.hint(NO_MEMORY)
    const memory = scope === undefined ? [] : await recall(scope, key, definition, context)
    const turn = makeTurn(invocation, entered.session, memory, context)
    return await primed(within => keep(turn, entered, within), context)
  } catch (error) {
    leave()
    throw error
  }
}

const NO_MEMORY =
  'The call has a memoryId, but the agent has no memory: nothing will be remembered. Give it a memoryConfiguration and prepare it.'

const said = async function* (text: string): AsyncGenerator<TurnEvent[]> {
  yield [{ text }]
}

const checkAttributes = (attributes: Readonly<Record<string, string>> | undefined, member: string): void => {
  if (attributes !== undefined && JSON.stringify(attributes).length > LONGEST_ATTRIBUTES)
    throw validationException(
      `The ${member} are too large: at most ${LONGEST_ATTRIBUTES} characters of JSON.`,
    )
}

const makeTurn = (
  invocation: Invocation,
  before: AgentSession,
  memory: readonly string[],
  { agents, account, region }: AgentContext,
): Turn => {
  const { state = {}, budgetName } = invocation
  const { budgets } = agents.settings
  const budget = (Object.hasOwn(budgets, budgetName) ? budgets[budgetName] : budgets['*']) ?? {}
  const session = withHistory(before, state.conversationHistory)
  const attributes = { ...session.attributes, ...state.sessionAttributes }
  checkAttributes(attributes, 'sessionAttributes of the session')
  const definition = withRetrieval(invocation.definition, state.knowledgeBaseConfigurations)
  const input = readInput(invocation, session)
  if (definition.orchestrator !== undefined) refuseResults(input)
  return {
    definition,
    teller: invocation.teller,
    tools: makeTools(definition),
    sessionId: invocation.sessionId,
    session,
    input,
    attributes,
    promptAttributes: state.promptSessionAttributes ?? {},
    memory,
    memoryId: memoryOf(invocation)?.memoryId,
    limits: {
      steps: budget.stepsPerTurn ?? STEPS,
      actions: budget.actionsPerTurn,
      fallback: budget.fallback ?? FALLBACK,
    },
    budget: createTurnBudget(budget, ...spentBefore(session, input)),
    isTraced: invocation.isTraced === true,
    streams: invocation.streams === true,
    previousTurns: invocation.previousTurns,
    forgetsSteps: invocation.forgetsSteps === true,
    performance: invocation.performance,
    depth: 0,
    scope: inputHash([
      account,
      region,
      invocation.key,
      session.startedAt,
      session.turnCount,
      questionOf(input),
    ]),
    mostAsks: MOST_CALLS,
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
    return { resumes: pending, results: matchResults(pendingCalls(pending), results) }
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
  return { ...session, turns: turnsOf(history) }
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

/** Of the session before the turn, and of the turn before it goes on; a turn that was asked for results and got none is over. */
const spentBefore = (
  { spent, pending }: AgentSession,
  input: TurnInput,
): [Spent, Spent & Partial<Counted>] => {
  if (pending === undefined) return [spent, NOTHING]
  return 'resumes' in input ? [spent, pending.spent] : [addSpent(spent, pending.spent), NOTHING]
}

/** The turn's events; when they end, the session knows it, and when they break off, it is as it was but for what was spent. */
const keep = async function* (
  turn: Turn,
  { save, leave }: EnteredSession,
  context: AgentContext,
): AsyncGenerator<TurnEvent[]> {
  const events = turn.run(turn, context)
  let end: TurnEnd | undefined
  try {
    while (end === undefined) {
      const next = await events.next()
      if (next.done === true) end = next.value
      // Nothing is said of a trace that nobody asked for, but who reads gets to know that the turn goes on.
      else yield turn.isTraced || !('trace' in next.value) ? [next.value] : []
    }
    await save(sessionAfter(turn, end))
  } catch (error) {
    throw relayFailure(error)
  } finally {
    try {
      if (end === undefined) {
        await events.return(undefined as never)
        if (turn.budget.spent().tokens > 0) await save(sessionWithout(turn))
      }
    } catch (error) {
      context.log.warn(
        { requestId: context.requestId, cause: error },
        'The tokens of a turn that broke off are lost.',
      )
    } finally {
      leave()
    }
  }
}

const sessionAfter = (
  turn: Turn,
  { messages, attributes, collaborators, pending }: TurnEnd,
): AgentSession => {
  const { pending: _, ...session } = turn.session
  const [before] = spentBefore(turn.session, turn.input)
  const spent = turn.budget.spent()
  if (pending !== undefined)
    return { ...session, attributes, collaborators, spent: before, pending: { ...pending, spent } }
  return {
    ...session,
    attributes,
    collaborators,
    ...storageOf(turn),
    turns: [...session.turns, ...turnOf(messages, turn)],
    turnCount: session.turnCount + 1,
    spent: addSpent(before, spent),
  }
}

/** What a turn that broke off has spent is spent; what it waited for can still come. */
const sessionWithout = ({ session, input, budget }: Turn): AgentSession => {
  const { pending } = session
  const spent = budget.spent()
  return pending !== undefined && 'resumes' in input
    ? { ...session, pending: { ...pending, spent } }
    : { ...session, spent: addSpent(session.spent, spent) }
}

/** One that came to no answer would leave two questions in a row. */
const turnOf = (messages: readonly Message[], { memoryId }: Turn): SessionTurn[] =>
  messages.at(-1)?.role === 'assistant' ? [{ messages, ...(memoryId !== undefined && { memoryId }) }] : []

const storageOf = ({ definition, memoryId }: Turn): Pick<AgentSession, 'storageDays'> =>
  memoryId === undefined ? {} : { storageDays: definition.memory?.storageDays ?? STORAGE_DAYS }
