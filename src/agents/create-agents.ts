import type { Clock } from '../clock.ts'
import type { ResourceStore } from '../resources/resource.ts'
import type { AgentSettings } from './agent-settings.ts'
import type { Agents } from './agents.ts'
import { createReadOperations } from './api-schema/create-read-operations.ts'
import { createOpenAgents } from './create-open-agents.ts'
import { createAgentMemories } from './memory/create-agent-memories.ts'
import { createAgentSessions } from './runtime/sessions.ts'

export interface AgentsOptions {
  readonly resources: ResourceStore
  /** Of the service. */
  readonly clock: Clock
  readonly settings: AgentSettings
  readonly record: Agents['record']
}

export const createAgents = ({ resources, clock, settings, record }: AgentsOptions): Agents => {
  const memories = createAgentMemories({ resources, clock })
  return {
    ...createOpenAgents(resources),
    memories,
    sessions: createAgentSessions({ resources, clock, ended: memories.ended }),
    settings,
    readOperations: createReadOperations(),
    record,
  }
}
