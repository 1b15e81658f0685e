import type { Message } from '@aws-sdk/client-bedrock-runtime'

/** What a session knows between two turns. */
export interface AgentSession {
  /** Milliseconds on the service clock. */
  readonly startedAt: number
  /** How long the agent remembers what is said here, where it does. */
  readonly storageDays?: number
  readonly attributes: Readonly<Record<string, string>>
  /** Oldest first: of each turn what was said, tools and their results among it. */
  readonly turns: readonly SessionTurn[]
  /** Turns that there were, those that are not kept among them. */
  readonly turnCount: number
  /** What the caller has been asked to run, where the last turn waits for it. */
  readonly pending?: PendingControl
  readonly spent: Spent
  /** Of each collaborator, by its name, what it was asked and said. */
  readonly collaborators?: Readonly<Record<string, readonly SessionTurn[]>>
}

export interface SessionTurn {
  /** Of the memory that it becomes part of when the session is over. */
  readonly memoryId?: string
  readonly messages: readonly Message[]
}

export interface Spent {
  readonly tokens: number
  /** Decimal digits: JSON has no big integers. Only what had a known price. */
  readonly picodollars: string
}

/** A turn that goes on when its caller has run what it was asked to. */
export interface PendingControl extends PendingTurn {
  readonly invocationId: string
  readonly spent: Spent & Partial<Counted>
}

/** An agent's turn that waits for its caller. */
export interface PendingTurn {
  /** Of the turn so far; the last one is the model's, and calls the tools. */
  readonly messages: readonly Message[]
  readonly calls: readonly PendingCall[]
  /** Results of the same message's calls that ran here. */
  readonly results: readonly ToolOutcome[]
  /** Collaborators of the same message that wait too. */
  readonly inner: readonly PendingCollaborator[]
  /** What the turn has taken of its limits. */
  readonly steps: number
  readonly actions: number
  readonly corrections: number
  /** How often the model has made which call. */
  readonly made: readonly (readonly [call: string, count: number])[]
}

export interface PendingCollaborator {
  readonly toolUseId: string
  readonly tool: string
  /** What it was asked. */
  readonly message: string
  readonly turn: PendingTurn
}

export interface PendingCall {
  readonly toolUseId: string
  readonly tool: string
  readonly input: Readonly<Record<string, unknown>>
  /** What the caller was asked for. */
  readonly wanted: 'RESULT' | 'USER_CONFIRMATION' | 'USER_CONFIRMATION_AND_RESULT'
  /** What the caller's result repeats. */
  readonly called: CalledAction
  readonly idempotencyKey: string
}

/** Which action of which agent. */
export interface CalledAction {
  /** Absent for an agent that the call brought. */
  readonly agentId?: string
  readonly actionGroup: string
  readonly function?: string
  readonly apiPath?: string
  readonly httpMethod?: string
}

/** What a tool came to, as the model is told. */
export interface ToolOutcome {
  readonly toolUseId: string
  readonly text: string
  readonly isError?: boolean
}

/** Of all agents that a turn asks: calls of models, and of action groups. */
export interface Counted {
  readonly steps: number
  readonly actions: number
}
