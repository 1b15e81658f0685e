import type { InvocationInputMember } from '@aws-sdk/client-bedrock-agent-runtime'
import { parseArn } from '../../resources/arn.ts'
import { inputHash } from '../../resources/input-hash.ts'
import type { Collaborator } from '../agent-definition.ts'
import { notFound } from '../control/find-agents.ts'
import type { AgentContext } from './agent-context.ts'
import type { PendingTurn } from './agent-session.ts'
import { makeTools } from './make-tools.ts'
import { newSession } from './new-session.ts'
import type { StepTraces } from './traces.ts'
import { timed } from './traces.ts'
import type { Turn, TurnEnd, TurnInput, TurnState } from './turn.ts'
import type { Teller, TurnEvent } from './turn-event.ts'
import { withoutSteps } from './without-steps.ts'

/** A supervisor, its collaborators, and theirs. */
export const DEEPEST = 3

export interface Asking {
  readonly turn: Turn
  readonly state: TurnState
  readonly traces: StepTraces
}

/** What a collaborator is asked, or goes on with. */
export interface CollaboratorCall {
  readonly message: string
  readonly input: TurnInput
  /** How many calls the caller can be asked for. */
  readonly mostAsks: number
  /** Of this call among the turn's others. */
  readonly key: string
}

export type CollaboratorSaid =
  | { readonly text: string }
  /** It waits for the caller. */
  | { readonly pending: PendingTurn; readonly asks: readonly InvocationInputMember[] }

/** Another agent's whole turn, within a step of this one. Its steps count into this turn's budget. */
export const askCollaborator = async function* (
  collaborator: Collaborator,
  call: CollaboratorCall,
  { turn, state, traces }: Asking,
  context: AgentContext,
): AsyncGenerator<TurnEvent, CollaboratorSaid> {
  const { teller } = turn
  const { name } = collaborator
  const whose = {
    agentCollaboratorName: name,
    ...('aliasArn' in collaborator.agent && { agentCollaboratorAliasArn: collaborator.agent.aliasArn }),
  }
  yield {
    teller,
    trace: traces.invocation({
      invocationType: 'AGENT_COLLABORATOR',
      agentCollaboratorInvocationInput: {
        ...whose,
        input: 'text' in call.input ? { type: 'TEXT', text: call.message } : { type: 'RETURN_CONTROL' },
      },
    }),
  }
  const start = context.clocks.service.now()
  const said: CollaboratorSaid =
    turn.depth + 1 >= DEEPEST
      ? { text: `The agent ${name} cannot be asked: agents may ask each other ${DEEPEST - 1} levels deep.` }
      : yield* runCollaborator(collaborator, call, turn, state, context)
  yield {
    teller,
    trace: traces.observation({
      type: 'AGENT_COLLABORATOR',
      agentCollaboratorInvocationOutput: {
        ...whose,
        output:
          'text' in said
            ? { type: 'TEXT', text: said.text }
            : { type: 'RETURN_CONTROL', returnControlPayload: { invocationInputs: [...said.asks] } },
        metadata: timed(start, context.clocks.service.now(), context.requestId),
      },
    }),
  }
  return said
}

const runCollaborator = async function* (
  collaborator: Collaborator,
  { input, mostAsks, key }: CollaboratorCall,
  turn: Turn,
  state: TurnState,
  context: AgentContext,
): AsyncGenerator<TurnEvent, CollaboratorSaid> {
  const { name, relaysHistory } = collaborator
  const { definition, teller } = await open(collaborator, turn.teller, context)
  const known = Object.hasOwn(state.collaborators, name) ? (state.collaborators[name] ?? []) : []
  const { turns, startedAt, turnCount } = turn.session
  // It has other tools than its supervisor, and no model takes the use of a tool that it is not offered.
  const relayed = relaysHistory === 'TO_COLLABORATOR' ? turns.map(withoutSteps) : []
  const inner = turn.run(
    {
      ...turn,
      definition,
      teller,
      tools: makeTools(definition),
      session: { ...newSession(startedAt), turnCount, turns: [...relayed, ...known] },
      input,
      attributes: state.attributes,
      promptAttributes: state.promptAttributes,
      streams: false,
      memory: [],
      depth: turn.depth + 1,
      scope: inputHash([turn.scope, name, key]),
      mostAsks,
    },
    context,
  )
  const { pending, asks = [], messages, attributes, answer } = yield* withoutText(inner)
  state.attributes = attributes
  if (pending !== undefined) return { pending, asks }
  if (messages.at(-1)?.role === 'assistant')
    state.collaborators = { ...state.collaborators, [name]: [...known, { messages }] }
  return { text: answer ?? '' }
}

/** What a collaborator says is for its supervisor. */
const withoutText = async function* (
  events: AsyncGenerator<TurnEvent, TurnEnd>,
): AsyncGenerator<TurnEvent, TurnEnd> {
  let end: TurnEnd | undefined
  try {
    while (end === undefined) {
      const next = await events.next()
      if (next.done === true) end = next.value
      else if ('trace' in next.value) yield next.value
    }
    return end
  } finally {
    // A reader that leaves ends what the collaborator does.
    if (end === undefined) await events.return(undefined as never)
  }
}

const open = async ({ name, agent }: Collaborator, caller: Teller, context: AgentContext) => {
  if ('inline' in agent) return { definition: agent.inline, teller: { ...caller, collaboratorName: name } }
  const arn = parseArn(agent.aliasArn)
  if (arn?.account !== context.account || arn.region !== context.region)
    throw notFound(`${agent.aliasArn} is of another account or Region.`)
  const [agentId = '', aliasId = ''] = arn.id.split('/')
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
