import type {
  ActionGroupExecutor,
  AgentCollaboration,
  GuardrailConfiguration,
  MemoryConfiguration,
  PromptOverrideConfiguration,
  RelayConversationHistory,
} from '@aws-sdk/client-bedrock-agent'
import type { KnowledgeBaseRetrievalConfiguration } from '@aws-sdk/client-bedrock-agent-runtime'
import type { FunctionDefinition } from './action-group-function.ts'
import type { ApiOperation } from './api-schema/api-operation.ts'

/** An agent as it was prepared, or as a call brings it: all that the loop runs by. */
export interface AgentDefinition {
  readonly name: string
  /** Whatever Converse takes. */
  readonly foundationModel: string
  readonly instruction: string
  readonly idleSessionSeconds: number
  /** Those that are enabled. */
  readonly actionGroups: readonly ActionGroup[]
  /** Those that are enabled. */
  readonly knowledgeBases: readonly AttachedKnowledgeBase[]
  readonly collaboration: AgentCollaboration
  readonly collaborators: readonly Collaborator[]
  readonly promptOverrides?: PromptOverrideConfiguration
  readonly memory?: MemoryConfiguration
  readonly guardrail?: GuardrailConfiguration
  /** The Lambda function that orchestrates in place of the loop. */
  readonly orchestrator?: string
}

export interface ActionGroup {
  readonly name: string
  readonly description?: string
  /** `AMAZON.UserInput`: the agent may ask back. Such a group has nothing else. */
  readonly signature?: string
  /** Absent: nobody runs it, and control returns to the caller. */
  readonly executor?: ActionGroupExecutor
  readonly functions?: readonly FunctionDefinition[]
  /** Of its OpenAPI document. */
  readonly operations?: readonly ApiOperation[]
}

export interface AttachedKnowledgeBase {
  readonly knowledgeBaseId: string
  /** Tells the model what is in it. */
  readonly description: string
  readonly retrieval?: KnowledgeBaseRetrievalConfiguration
}

export interface Collaborator {
  readonly name: string
  /** Tells the supervisor when to ask it. */
  readonly instruction: string
  readonly relaysHistory: RelayConversationHistory
  /** An alias of an agent that is stored, or an agent that the call brought with it. */
  readonly agent: { readonly aliasArn: string } | { readonly inline: AgentDefinition }
}
