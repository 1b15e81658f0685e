import type { Clock } from '../clock.ts'
import type { ResourceStore } from '../resources/resource.ts'
import type { AgentSettings } from './agent-settings.ts'
import type { Agents } from './agents.ts'
import { createOpenAgents } from './create-open-agents.ts'
import { createAgentSessions } from './runtime/sessions.ts'

export interface AgentsOptions {
  readonly resources: ResourceStore
  /** Of the service. */
  readonly clock: Clock
  readonly settings: AgentSettings
  readonly record: Agents['record']
}

export const createAgents = ({ resources, clock, settings, record }: AgentsOptions): Agents => ({
  ...createOpenAgents(resources),
  sessions: createAgentSessions({ resources, clock }),
  settings,
  record,
})
