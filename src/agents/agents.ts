import type { UsageRecord } from '../metering/usage-record.ts'
import type { AgentSettings } from './agent-settings.ts'
import type { ReadOperationsFor } from './api-schema/create-read-operations.ts'
import type { AgentMemories } from './memory/agent-memories.ts'
import type { OpenAgents } from './open-agents.ts'
import type { AgentSessions } from './runtime/sessions.ts'

/** The agents of all accounts, and what goes on in their sessions. */
export interface Agents extends OpenAgents {
  readonly sessions: AgentSessions
  readonly memories: AgentMemories
  readonly settings: AgentSettings
  /** For agents that calls bring: what their API schemas hold. */
  readonly readOperations: ReadOperationsFor
  /** Keeps in the ledger what was no call of a model. */
  record(usage: UsageRecord): Promise<void>
}
