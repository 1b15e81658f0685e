import type { UsageRecord } from '../metering/usage-record.ts'
import type { AgentSettings } from './agent-settings.ts'
import type { AgentMemories } from './memory/agent-memories.ts'
import type { OpenAgents } from './open-agents.ts'
import type { AgentSessions } from './runtime/sessions.ts'

/** The agents of all accounts, and what goes on in their sessions. */
export interface Agents extends OpenAgents {
  readonly sessions: AgentSessions
  readonly memories: AgentMemories
  readonly settings: AgentSettings
  /** Keeps in the ledger what was no call of a model. */
  record(usage: UsageRecord): Promise<void>
}
