import type * as api from '@aws-sdk/client-bedrock-agent'
import type { ActionGroupPart, CollaboratorPart, KnowledgeBasePart } from '../../resources/agent.ts'

/** Of which agent, and which of its versions. */
export interface At {
  readonly agentId: string
  readonly agentVersion: string
}

export const describeActionGroup = (
  part: ActionGroupPart,
  { agentId, agentVersion }: At,
): api.AgentActionGroup => ({
  agentId,
  agentVersion,
  ...summarizeActionGroup(part),
  createdAt: new Date(part.createdAt),
  parentActionSignature: part.signature,
  actionGroupExecutor: part.executor,
  apiSchema: part.apiSchema,
  functionSchema: part.functionSchema,
})

export const summarizeActionGroup = (part: ActionGroupPart) => ({
  actionGroupId: part.id,
  actionGroupName: part.name,
  actionGroupState: part.state,
  description: part.description,
  updatedAt: new Date(part.updatedAt),
})

export const describeAssociation = (
  part: KnowledgeBasePart,
  { agentId, agentVersion }: At,
): api.AgentKnowledgeBase => ({
  agentId,
  agentVersion,
  ...summarizeAssociation(part),
  createdAt: new Date(part.createdAt),
})

export const summarizeAssociation = ({ id, description, state, updatedAt }: KnowledgeBasePart) => ({
  knowledgeBaseId: id,
  description,
  knowledgeBaseState: state,
  updatedAt: new Date(updatedAt),
})

export const describeCollaborator = (
  { id, name, instruction, aliasArn, relaysHistory, createdAt, updatedAt }: CollaboratorPart,
  { agentId, agentVersion }: At,
) => ({
  agentId,
  agentVersion,
  agentDescriptor: { aliasArn },
  collaboratorId: id,
  collaboratorName: name,
  collaborationInstruction: instruction,
  relayConversationHistory: relaysHistory,
  createdAt: new Date(createdAt),
  lastUpdatedAt: new Date(updatedAt),
})
