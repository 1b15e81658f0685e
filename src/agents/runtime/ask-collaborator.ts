import type { Collaborator } from '../agent-definition.ts'
import type { AgentContext } from './agent-context.ts'
import { makeTools } from './make-tools.ts'
import { newSession } from './new-session.ts'
import type { StepTraces } from './traces.ts'
import { timed } from './traces.ts'
import type { Turn, TurnEnd, TurnState } from './turn.ts'
import type { Teller, TurnEvent } from './turn-event.ts'

/** A supervisor, its collaborators, and theirs. */
const DEEPEST = 3

export interface Asking {
  readonly turn: Turn
  readonly state: TurnState
  readonly traces: StepTraces
}

/** Another agent's whole turn, within a step of this one. Its steps count into this turn's budget. */
export const askCollaborator = async function* (
  collaborator: Collaborator,
  message: string,
  { turn, state, traces }: Asking,
  context: AgentContext,
): AsyncGenerator<TurnEvent, string> {
  const { teller } = turn
  const { name } = collaborator
  const arn =
    'aliasArn' in collaborator.agent ? { agentCollaboratorAliasArn: collaborator.agent.aliasArn } : {}
  yield {
    teller,
    trace: traces.invocation({
      invocationType: 'AGENT_COLLABORATOR',
      agentCollaboratorInvocationInput: {
        agentCollaboratorName: name,
        ...arn,
        input: { type: 'TEXT', text: message },
      },
    }),
  }
  const start = context.clocks.service.now()
  const text =
    turn.depth + 1 >= DEEPEST
      ? `The agent ${name} cannot be asked: agents may ask each other ${DEEPEST - 1} levels deep.`
      : yield* runCollaborator(collaborator, message, turn, state, context)
  yield {
    teller,
    trace: traces.observation({
      type: 'AGENT_COLLABORATOR',
      agentCollaboratorInvocationOutput: {
        agentCollaboratorName: name,
        ...arn,
        output: { type: 'TEXT', text },
        metadata: timed(start, context.clocks.service.now(), context.requestId),
      },
    }),
  }
  return text
}

const runCollaborator = async function* (
  collaborator: Collaborator,
  message: string,
  turn: Turn,
  state: TurnState,
  context: AgentContext,
): AsyncGenerator<TurnEvent, string> {
  const { name, relaysHistory } = collaborator
  const { definition, teller } = await open(collaborator, turn.teller, context)
  const known = Object.hasOwn(state.collaborators, name) ? (state.collaborators[name] ?? []) : []
  const turns = relaysHistory === 'TO_COLLABORATOR' ? [...turn.session.turns, ...known] : known
  const inner = turn.run(
    {
      ...turn,
      definition,
      teller,
      tools: makeTools(definition),
      session: { ...newSession(context.clocks.service.now()), turns },
      input: { text: message, files: [] },
      streams: false,
      memory: [],
      depth: turn.depth + 1,
    },
    context,
  )
  const end = yield* withoutText(inner)
  if (end.pending !== undefined)
    return `The agent ${name} needs its caller for that, which an agent that is asked by another cannot have.`
  state.collaborators = { ...state.collaborators, [name]: [...known, { messages: end.messages }] }
  return end.answer ?? ''
}

/** What a collaborator says is for its supervisor. */
const withoutText = async function* (
  events: AsyncGenerator<TurnEvent, TurnEnd>,
): AsyncGenerator<TurnEvent, TurnEnd> {
  for (;;) {
    const next = await events.next()
    if (next.done === true) return next.value
    if ('trace' in next.value) yield next.value
  }
}

const open = async ({ name, agent }: Collaborator, caller: Teller, context: AgentContext) => {
  if ('inline' in agent) return { definition: agent.inline, teller: { ...caller, collaboratorName: name } }
  const [agentId = '', aliasId = ''] = agent.aliasArn.split('/').slice(-2)
  const { definition, version } = await context.agents.open(context, agentId, aliasId)
  return {
    definition,
    teller: {
      agentId,
      aliasId,
      version,
      collaboratorName: name,
      callers: [...caller.callers, agent.aliasArn],
    },
  }
}
