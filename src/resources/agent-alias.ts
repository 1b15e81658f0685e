import type { AliasInvocationState } from '@aws-sdk/client-bedrock-agent'
import type { ResourceType } from './resource.ts'

/** Its id is `AGENTID/ALIASID`, as its ARN ends. */
export interface AgentAlias {
  readonly agentId: string
  readonly aliasId: string
  readonly description?: string | undefined
  /** Absent once the version has been deleted. */
  readonly version?: string | undefined
  readonly invocationState: AliasInvocationState
  /** Oldest first. */
  readonly history: readonly AliasPeriod[]
}

/** How long an alias pointed to a version. Dates are ISO texts. */
export interface AliasPeriod {
  readonly version?: string | undefined
  readonly startDate: string
  readonly endDate?: string
}

export const agentAlias: ResourceType<AgentAlias> = { kind: 'agent-alias', version: 1 }
