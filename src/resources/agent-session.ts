import type { AgentSession } from '../agents/runtime/agent-session.ts'
import type { ResourceType } from './resource.ts'

/** A conversation with an agent. */
export const agentSession: ResourceType<AgentSession> = {
  kind: 'agent-session',
  version: 1,
}
