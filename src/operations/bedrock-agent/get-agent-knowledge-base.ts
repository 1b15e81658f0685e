import type {
  GetAgentKnowledgeBaseRequest,
  GetAgentKnowledgeBaseResponse,
} from '@aws-sdk/client-bedrock-agent'
import { describeAssociation } from '../../agents/control/describe-parts.ts'
import { requireParts } from '../../agents/control/find-agents.ts'
import { requirePart } from '../../agents/control/parts.ts'
import type { Operation } from '../operation.ts'

export const getAgentKnowledgeBase: Operation<
  GetAgentKnowledgeBaseRequest,
  GetAgentKnowledgeBaseResponse
> = async ({ knowledgeBaseId, ...at }, context) => {
  const { knowledgeBases } = await requireParts(context.resources, context, at.agentId, at.agentVersion)
  return { agentKnowledgeBase: describeAssociation(requirePart(knowledgeBases, knowledgeBaseId), at) }
}
