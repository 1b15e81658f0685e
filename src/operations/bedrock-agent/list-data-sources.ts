import type { ListDataSourcesRequest, ListDataSourcesResponse } from '@aws-sdk/client-bedrock-agent'
import { summarizeSource } from '../../knowledge-bases/describe.ts'
import { dataSource } from '../../resources/data-source.ts'
import { knowledgeBase } from '../../resources/knowledge-base.ts'
import type { Operation } from '../operation.ts'

export const listDataSources: Operation<ListDataSourcesRequest, ListDataSourcesResponse> = async (
  { knowledgeBaseId, maxResults, nextToken },
  context,
) => {
  await context.resources.of(knowledgeBase).get(context, knowledgeBaseId)
  const page = await context.resources.of(dataSource).list(context, {
    maxResults,
    nextToken,
    where: ({ document }) => document.knowledgeBaseId === knowledgeBaseId,
  })
  return {
    dataSourceSummaries: page.items.map(summarizeSource),
    ...(page.nextToken !== undefined && { nextToken: page.nextToken }),
  }
}
