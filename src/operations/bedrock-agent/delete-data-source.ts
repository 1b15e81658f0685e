import type { DeleteDataSourceRequest, DeleteDataSourceResponse } from '@aws-sdk/client-bedrock-agent'
import { requireSource } from '../../knowledge-bases/find-resources.ts'
import type { Operation } from '../operation.ts'

/** Answers before it is gone. */
export const deleteDataSource: Operation<DeleteDataSourceRequest, DeleteDataSourceResponse> = async (
  { knowledgeBaseId, dataSourceId },
  context,
) => {
  const source = await requireSource(context.resources, context, knowledgeBaseId, dataSourceId)
  await context.knowledgeBases.sources.delete(context, source)
  return { knowledgeBaseId, dataSourceId, status: 'DELETING' }
}
