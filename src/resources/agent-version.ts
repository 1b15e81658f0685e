import type { AgentDefinition } from '../agents/agent-definition.ts'
import type { AgentParts, AgentSettings } from './agent.ts'
import type { ResourceType } from './resource.ts'

/** A draft as it was when an alias made a version of it. Its id is `AGENTID/NUMBER`; AWS gives versions no ARN. */
export interface AgentVersion {
  readonly agentId: string
  readonly number: string
  readonly settings: AgentSettings
  readonly parts: AgentParts
  readonly definition: AgentDefinition
}

export const agentVersion: ResourceType<AgentVersion> = { kind: 'agent-version', version: 1 }
