import type {
  ListAgentKnowledgeBasesRequest,
  ListAgentKnowledgeBasesResponse,
} from '@aws-sdk/client-bedrock-agent'
import { summarizeAssociation } from '../../agents/control/describe-parts.ts'
import { listParts } from '../../agents/control/parts.ts'
import type { Operation } from '../operation.ts'

export const listAgentKnowledgeBases: Operation<
  ListAgentKnowledgeBasesRequest,
  ListAgentKnowledgeBasesResponse
> = async (input, context) => {
  const page = await listParts(context, input, 'knowledgeBases', input)
  return {
    agentKnowledgeBaseSummaries: page.items.map(summarizeAssociation),
    ...(page.nextToken !== undefined && { nextToken: page.nextToken }),
  }
}
