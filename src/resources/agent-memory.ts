import type { SessionTurn } from '../agents/runtime/agent-session.ts'
import type { ResourceType } from './resource.ts'

/** What an agent remembers of one user. Its id is `AGENTID/ALIASID/MEMORYID`. */
export interface AgentMemory {
  /** Keys of sessions that go on, as far as is known. */
  readonly open: readonly string[]
  /** Sessions that are over and wait for their summaries, oldest first. */
  readonly ended: readonly EndedSession[]
  /** Oldest first. */
  readonly summaries: readonly RememberedSession[]
  /** Of the summaries ever made: pages go by it. */
  readonly lastPosition: number
}

/** Times are milliseconds on the service clock. */
export interface EndedSession {
  /** Of this ending: the same `sessionId` may come again. */
  readonly id: string
  readonly sessionId: string
  readonly startedAt: number
  readonly expiresAt: number
  readonly turns: readonly SessionTurn[]
  /** How often its summary has failed, and when it is tried again. */
  readonly failures: number
  readonly retryAt: number
}

export interface RememberedSession {
  readonly position: number
  readonly sessionId: string
  readonly startedAt: number
  readonly expiresAt: number
  readonly text: string
}

export const agentMemory: ResourceType<AgentMemory> = { kind: 'agent-memory', version: 1 }
