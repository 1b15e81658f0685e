import type { AgentMemory } from '../../resources/agent-memory.ts'
import type { Owner } from '../../resources/resource.ts'
import type { AgentSession } from '../runtime/agent-session.ts'

/** Whose memory: an agent's, by one of its aliases, of one user. */
export interface MemoryScope {
  readonly agentId: string
  readonly aliasId: string
  readonly memoryId: string
}

/** What agents remember across sessions. */
export interface AgentMemories {
  /** Without what is older than it may be; empty where nothing is known. */
  read(owner: Owner, scope: MemoryScope): Promise<AgentMemory>
  /** @param edit may run again, when another change came between. The same memory: nothing is written. */
  change(owner: Owner, scope: MemoryScope, edit: (memory: AgentMemory) => AgentMemory): Promise<void>
  /** Keeps of a session that is over what is to be remembered. @param at when it was last used. */
  ended(owner: Owner, key: string, session: AgentSession, at: number): Promise<void>
  /**
   * One settlement of a memory at a time: who comes meanwhile waits for that one.
   *
   * @throws the signal's reason where it is aborted while others settle.
   */
  alone(owner: Owner, scope: MemoryScope, settle: () => Promise<void>, signal: AbortSignal): Promise<void>
  delete(owner: Owner, scope: MemoryScope): Promise<void>
  /** Of all users of an agent, or of one of its aliases. */
  deleteAll(owner: Owner, agentId: string, aliasId?: string): Promise<void>
}
