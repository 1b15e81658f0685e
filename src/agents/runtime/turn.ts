import type {
  InvocationInputMember,
  KnowledgeBaseRetrievalConfiguration,
  PerformanceConfiguration,
  RetrievedReference,
} from '@aws-sdk/client-bedrock-agent-runtime'
import type { ContentBlock, Message } from '@aws-sdk/client-bedrock-runtime'
import type { Passage } from '../../knowledge-bases/retrieval/passage.ts'
import type { AgentDefinition } from '../agent-definition.ts'
import type { AgentContext } from './agent-context.ts'
import type { AgentSession, PendingTurn, SessionTurn } from './agent-session.ts'
import type { AgentTool } from './agent-tool.ts'
import type { TurnBudget } from './turn-budget.ts'
import type { Teller, TurnEvent } from './turn-event.ts'

/** One question to an agent, or the results that it waited for. */
export interface Turn {
  readonly definition: AgentDefinition
  readonly teller: Teller
  readonly tools: readonly AgentTool[]
  readonly sessionId: string
  /** As it was before. */
  readonly session: AgentSession
  readonly input: TurnInput
  readonly attributes: Readonly<Record<string, string>>
  readonly promptAttributes: Readonly<Record<string, string>>
  /** Summaries of earlier sessions. */
  readonly memory: readonly string[]
  /** Of the memory that this turn becomes part of. */
  readonly memoryId?: string | undefined
  readonly limits: TurnLimits
  readonly budget: TurnBudget
  readonly isTraced: boolean
  readonly streams: boolean
  /** Turns that the model is reminded of; all that are kept where absent. */
  readonly previousTurns?: number | undefined
  /** Whether the model is spared the tools of earlier turns. */
  readonly forgetsSteps: boolean
  readonly performance?: PerformanceConfiguration | undefined
  /** How deep among collaborators: 0 for the one that was called. */
  readonly depth: number
  /** More of where the ledger files its steps. */
  readonly filed?: Readonly<Record<string, string>>
  /** Tells its calls of handlers from those of all other turns; the same when the turn is asked for again. */
  readonly scope: string
  /** How many calls its caller can be asked for at once. */
  readonly mostAsks: number
  /** For collaborators. */
  readonly run: RunTurn
}

export type RunTurn = (turn: Turn, context: AgentContext) => AsyncGenerator<TurnEvent, TurnEnd>

export type TurnInput =
  | { readonly text: string; readonly files: readonly ContentBlock[] }
  | { readonly resumes: PendingTurn; readonly results: readonly CallerResult[] }

/** What the caller says of one call that it was asked for. */
export interface CallerResult {
  readonly text: string
  /** An API operation that has answered with a status of 400 or more. */
  readonly isError?: boolean
  readonly state?: 'FAILURE' | 'REPROMPT'
  readonly confirmation?: 'CONFIRM' | 'DENY'
}

export interface TurnLimits {
  readonly steps: number
  readonly actions: number | undefined
  /** The answer when something is used up. */
  readonly fallback: string
}

/** What grows while a turn runs. */
export interface TurnState {
  readonly messages: Message[]
  attributes: Readonly<Record<string, string>>
  promptAttributes: Readonly<Record<string, string>>
  steps: number
  actions: number
  corrections: number
  /** Where in the messages the model was asked to say nothing that nobody has said; it is asked once. */
  doubted?: number
  /** By call, how often the model made it. */
  readonly made: Map<string, number>
  /** By base, what handlers have said of how it is searched. */
  readonly retrieval: Map<string, KnowledgeBaseRetrievalConfiguration>
  readonly found: { passage: Passage; reference: RetrievedReference }[]
  collaborators: Readonly<Record<string, readonly SessionTurn[]>>
}

/** What a turn leaves to its session. */
export interface TurnEnd {
  /** Absent where control returns, and where nothing was answered. */
  readonly answer?: string
  readonly messages: readonly Message[]
  readonly attributes: Readonly<Record<string, string>>
  readonly collaborators: Readonly<Record<string, readonly SessionTurn[]>>
  readonly pending?: PendingTurn & { readonly invocationId: string }
  /** What the caller has to do. */
  readonly asks?: readonly InvocationInputMember[]
}
