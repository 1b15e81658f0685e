import type { GetIngestionJobRequest, GetIngestionJobResponse } from '@aws-sdk/client-bedrock-agent'
import { describeJob } from '../../knowledge-bases/describe.ts'
import { requireJob } from '../../knowledge-bases/find-resources.ts'
import type { Operation } from '../operation.ts'

export const getIngestionJob: Operation<GetIngestionJobRequest, GetIngestionJobResponse> = async (
  input,
  context,
) => {
  const job = await requireJob(context.resources, context, input)
  return { ingestionJob: describeJob(await context.knowledgeBases.jobs.describe(job)) }
}
