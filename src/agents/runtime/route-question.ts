import type { PromptType } from '@aws-sdk/client-bedrock-agent-runtime'
import type { ModelRequest } from '../../dialects/dialect.ts'
import type { Collaborator } from '../agent-definition.ts'
import type { AgentContext } from './agent-context.ts'
import type { AgentSession, SessionTurn } from './agent-session.ts'
import { type Asking, askCollaborator, type CollaboratorSaid } from './ask-collaborator.ts'
import { askOnce } from './ask-once.ts'
import { endTurn, stopTurn } from './end-turn.ts'
import { describeHistory, onceRequest, overriddenRequest } from './once-request.ts'
import { beginState, returnControl } from './run-turn.ts'
import { taggedText } from './tagged-text.ts'
import { traceIdOf } from './trace-id.ts'
import { createStepTraces, timed } from './traces.ts'
import type { Turn, TurnEnd, TurnState } from './turn.ts'
import type { TurnEvent } from './turn-event.ts'

const TYPE: PromptType = 'ROUTING_CLASSIFIER'
/** The answers of Bedrock's own classifier [seen: awslabs/multi-agent examples], in an element `a`. */
const UNDECIDED = 'undecidable'
const PREVIOUS = 'keep_previous_agent'
/** A name, and a little around it. */
const LONGEST_ANSWER = 256

export type Routed = { readonly end: TurnEnd } | { readonly turn: Turn }

/**
 * Of a supervisor that routes: the model names the collaborator whose question it is, and what that one says is the turn's answer.
 *
 * @returns how the turn ends; or, where the supervisor has to decide by itself, the turn with what a collaborator that said nothing has changed.
 */
export const routeQuestion = async function* (
  turn: Turn,
  context: AgentContext,
): AsyncGenerator<TurnEvent, Routed> {
  const { definition, teller, input, isTraced } = turn
  if (definition.collaboration !== 'SUPERVISOR_ROUTER' || definition.collaborators.length === 0)
    return { turn }
  if (!('text' in input)) return { turn }
  const traceId = traceIdOf(turn, 'route', context)
  const answer = yield* askOnce(
    {
      type: TYPE,
      request: routingRequest(turn, input.text),
      step: 'routing',
      trace: asked => ({ routingClassifierTrace: { modelInvocationInput: { traceId, ...asked } } }),
    },
    turn,
    context,
  )
  if ('spent' in answer) return { end: yield* stopTurn(answer.spent, 'route', turn, context) }
  if (isTraced)
    yield {
      teller,
      trace: {
        routingClassifierTrace: {
          modelInvocationOutput: {
            traceId,
            rawResponse: { content: answer.raw },
            metadata: answer.metadata,
          },
        },
      },
    }
  const collaborator = readChoice(answer.text, definition.collaborators, turn.session)
  if (collaborator === undefined) return { turn }
  return yield* hand(collaborator, input.text, traceId, turn, context)
}

const hand = async function* (
  collaborator: Collaborator,
  question: string,
  traceId: string,
  turn: Turn,
  context: AgentContext,
): AsyncGenerator<TurnEvent, Routed> {
  const { teller, isTraced } = turn
  const start = context.clocks.service.now()
  const state = beginState(turn)
  const traces: ReturnType<typeof createStepTraces> = {
    ...createStepTraces(traceId),
    invocation: input => ({ routingClassifierTrace: { invocationInput: { traceId, ...input } } }),
    observation: seen => ({ routingClassifierTrace: { observation: { traceId, ...seen } } }),
  }
  const said = yield* askCollaborator(
    collaborator,
    { message: question, input: { text: question, files: [] }, mostAsks: turn.mostAsks, key: 'routing' },
    { turn, state, traces },
    context,
  )
  if ('pending' in said) return yield* wait(collaborator, question, said, { turn, state, traces })
  const { text } = said
  if (text === '') return { turn: goingOn(turn, state) }
  const metadata = timed(start, context.clocks.service.now(), context.requestId)
  if (isTraced)
    yield { teller, trace: traces.observation({ type: 'FINISH', finalResponse: { text, metadata } }) }
  yield { text }
  return { end: endTurn({ ...turn, attributes: state.attributes }, text, state.collaborators) }
}

/** Its caller's results go to the collaborator, and what that one then says to the supervisor, as if it had asked itself. */
const wait = async function* (
  collaborator: Collaborator,
  message: string,
  { pending, asks }: Extract<CollaboratorSaid, { pending: unknown }>,
  { turn, state, traces }: Asking,
): AsyncGenerator<TurnEvent, Routed> {
  const tool = turn.tools.find(({ use }) => 'collaborator' in use && use.collaborator === collaborator)?.name
  if (tool === undefined) return { turn: goingOn(turn, state) }
  const toolUseId = 'tooluse_routing'
  state.messages.push({
    role: 'assistant',
    content: [{ toolUse: { toolUseId, name: tool, input: { message } } }],
  })
  const inner = [{ toolUseId, tool, message, turn: pending }]
  return { end: yield* returnControl({ outcomes: [], pending: [], inner, asks }, turn, state, traces) }
}

const goingOn = (turn: Turn, { attributes, collaborators }: TurnState): Turn => ({
  ...turn,
  attributes,
  session: { ...turn.session, collaborators },
})

const routingRequest = (turn: Turn, question: string): ModelRequest => {
  const overridden = overriddenRequest(turn, TYPE, {
    last_most_specialized_agent_guideline: `If the message goes on with what the last agent was asked or has asked, answer ${PREVIOUS}.`,
  })
  if (overridden !== undefined) return overridden
  const { collaborators } = turn.definition
  const history = describeHistory(turn)
  const system = [
    'These agents answer requests of users:',
    ...collaborators.map(({ name, instruction }) => `<agent><name>${name}</name>${instruction}</agent>`),
    `Name the one agent that can handle the whole of the user's last message: <a>name</a>. Answer <a>${UNDECIDED}</a> where it needs several of them, or none fits.`,
    ...(previousCollaborator(turn.session, collaborators) === undefined
      ? []
      : [`Answer <a>${PREVIOUS}</a> where the message goes on with what was said last.`]),
    ...(history === '' ? [] : [`The conversation before:\n${history}`]),
  ].join('\n')
  return {
    ...onceRequest({ system, messages: [{ role: 'user', content: [{ text: question }] }] }),
    inferenceConfig: { maxTokens: LONGEST_ANSWER, temperature: 0 },
  }
}

/** Undefined for an answer that names none. */
export const readChoice = (
  text: string,
  collaborators: readonly Collaborator[],
  session: Pick<AgentSession, 'turns' | 'collaborators'>,
): Collaborator | undefined => {
  const choice = (taggedText(text, 'a') ?? text.trim()).toLowerCase()
  if (choice === PREVIOUS) return previousCollaborator(session, collaborators)
  return collaborators.find(({ name }) => name.toLowerCase() === choice)
}

/** The one whose answer was the last turn's. */
export const previousCollaborator = (
  { turns, collaborators: asked = {} }: Pick<AgentSession, 'turns' | 'collaborators'>,
  collaborators: readonly Collaborator[],
): Collaborator | undefined => {
  const said = lastText(turns)
  if (said === '') return undefined
  return collaborators.find(({ name }) => Object.hasOwn(asked, name) && lastText(asked[name] ?? []) === said)
}

const lastText = (turns: readonly SessionTurn[]): string =>
  (turns.at(-1)?.messages.at(-1)?.content ?? []).map(({ text = '' }) => text).join('')
