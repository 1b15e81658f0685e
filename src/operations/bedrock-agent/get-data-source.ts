import type { GetDataSourceRequest, GetDataSourceResponse } from '@aws-sdk/client-bedrock-agent'
import { describeSource } from '../../knowledge-bases/describe.ts'
import { requireSource } from '../../knowledge-bases/find-resources.ts'
import type { Operation } from '../operation.ts'

export const getDataSource: Operation<GetDataSourceRequest, GetDataSourceResponse> = async (
  { knowledgeBaseId, dataSourceId },
  context,
) => ({
  dataSource: describeSource(await requireSource(context.resources, context, knowledgeBaseId, dataSourceId)),
})
