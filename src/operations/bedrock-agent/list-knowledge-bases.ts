import type { ListKnowledgeBasesRequest, ListKnowledgeBasesResponse } from '@aws-sdk/client-bedrock-agent'
import { summarizeBase } from '../../knowledge-bases/describe.ts'
import { knowledgeBase } from '../../resources/knowledge-base.ts'
import type { Operation } from '../operation.ts'

export const listKnowledgeBases: Operation<ListKnowledgeBasesRequest, ListKnowledgeBasesResponse> = async (
  { maxResults, nextToken },
  context,
) => {
  const page = await context.resources.of(knowledgeBase).list(context, { maxResults, nextToken })
  return {
    knowledgeBaseSummaries: page.items.map(summarizeBase),
    ...(page.nextToken !== undefined && { nextToken: page.nextToken }),
  }
}
