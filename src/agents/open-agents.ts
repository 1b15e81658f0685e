import type { Owner } from '../resources/resource.ts'
import type { AgentDefinition } from './agent-definition.ts'

/** What the runtime knows of stored agents. */
export interface OpenAgents {
  /**
   * @param alias `TSTALIASID` for the draft as it was last prepared.
   * @throws ResourceNotFoundException, ValidationException for one that was never prepared or whose alias takes no calls.
   */
  open(owner: Owner, agentId: string, aliasId: string): Promise<OpenedAgent>
}

export interface OpenedAgent {
  readonly agentId: string
  readonly aliasId: string
  /** `DRAFT`, or a number. */
  readonly version: string
  readonly definition: AgentDefinition
}
