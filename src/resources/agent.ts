import type {
  ActionGroupExecutor,
  ActionGroupSignature,
  AgentCollaboration,
  APISchema,
  CustomOrchestration,
  FunctionSchema,
  GuardrailConfiguration,
  MemoryConfiguration,
  OrchestrationType,
  PromptOverrideConfiguration,
  RelayConversationHistory,
} from '@aws-sdk/client-bedrock-agent'
import type { AgentDefinition } from '../agents/agent-definition.ts'
import type { ApiOperation } from '../agents/api-schema/api-operation.ts'
import { newUpperCaseId } from './new-id.ts'
import type { ResourceType } from './resource.ts'

/** An agent's working draft, `DRAFT`. */
export interface Agent {
  readonly settings: AgentSettings
  readonly parts: AgentParts
  readonly prepared?: PreparedDraft
  /** Of the versions ever made: numbers are not given twice. */
  readonly lastVersion: number
  readonly failureReasons?: readonly string[]
}

/** The draft as it was last prepared: how `TSTALIASID` answers until it is prepared again. */
export interface PreparedDraft {
  readonly at: string
  readonly definition: AgentDefinition
  /** The number of the version that was made of it, once one was. */
  readonly version?: string
}

export interface AgentSettings {
  readonly description?: string | undefined
  readonly roleArn: string
  readonly foundationModel?: string | undefined
  readonly instruction?: string | undefined
  readonly idleSessionSeconds: number
  readonly customerEncryptionKeyArn?: string | undefined
  readonly promptOverrides?: PromptOverrideConfiguration | undefined
  readonly guardrail?: GuardrailConfiguration | undefined
  readonly memory?: MemoryConfiguration | undefined
  readonly collaboration: AgentCollaboration
  readonly orchestrationType: OrchestrationType
  readonly customOrchestration?: CustomOrchestration | undefined
}

/** What is attached to a draft or a version, each list oldest first: a version keeps the IDs of the draft's. */
export interface AgentParts {
  readonly actionGroups: readonly ActionGroupPart[]
  readonly knowledgeBases: readonly KnowledgeBasePart[]
  readonly collaborators: readonly CollaboratorPart[]
}

export interface AgentPart {
  /** Counts up in its list, so that a page's token stays right when another is deleted. */
  readonly sequence: number
  readonly createdAt: string
  readonly updatedAt: string
  /** The request that made it, for whoever sends it again. */
  readonly once?: { readonly token: string; readonly inputHash: string } | undefined
}

export interface ActionGroupPart extends AgentPart {
  readonly id: string
  readonly name: string
  readonly description?: string | undefined
  readonly state: 'ENABLED' | 'DISABLED'
  readonly signature?: ActionGroupSignature | undefined
  readonly executor?: ActionGroupExecutor | undefined
  readonly functionSchema?: FunctionSchema | undefined
  /** As the caller gave it. */
  readonly apiSchema?: APISchema | undefined
  /** Of the document, as it was then. */
  readonly operations?: readonly ApiOperation[] | undefined
}

export interface KnowledgeBasePart extends AgentPart {
  /** The knowledge base's. */
  readonly id: string
  readonly description: string
  readonly state: 'ENABLED' | 'DISABLED'
}

export interface CollaboratorPart extends AgentPart {
  readonly id: string
  readonly name: string
  readonly instruction: string
  readonly aliasArn: string
  readonly relaysHistory: RelayConversationHistory
}

export const agent: ResourceType<Agent> = { kind: 'agent', version: 1, newId: newUpperCaseId }
