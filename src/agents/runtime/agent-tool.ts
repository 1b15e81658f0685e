import type { FunctionDefinition } from '../action-group-function.ts'
import type { ActionGroup, AttachedKnowledgeBase, Collaborator } from '../agent-definition.ts'
import type { ApiOperation } from '../api-schema/api-operation.ts'

/** What a model is offered, and what it stands for. */
export interface AgentTool {
  /** As the model calls it. */
  readonly name: string
  readonly description: string
  /** JSON Schema of an object. */
  readonly inputSchema: object
  readonly use: ToolUse
}

export type ToolUse =
  | { readonly action: Action }
  | { readonly knowledgeBase: AttachedKnowledgeBase }
  | { readonly collaborator: Collaborator }
  | { readonly asksUser: true }

/** One function or one API operation of an action group. */
export interface Action {
  readonly group: ActionGroup
  readonly target: { readonly function: FunctionDefinition } | { readonly operation: ApiOperation }
  readonly needsConfirmation: boolean
}
