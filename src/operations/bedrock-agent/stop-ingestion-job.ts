import type { StopIngestionJobRequest, StopIngestionJobResponse } from '@aws-sdk/client-bedrock-agent'
import { describeJob } from '../../knowledge-bases/describe.ts'
import { requireJob } from '../../knowledge-bases/find-resources.ts'
import type { Operation } from '../operation.ts'

/** What the job has done so far stays. */
export const stopIngestionJob: Operation<StopIngestionJobRequest, StopIngestionJobResponse> = async (
  input,
  context,
) => {
  const { jobs } = context.knowledgeBases
  const job = await jobs.stop(context, await requireJob(context.resources, context, input))
  return { ingestionJob: describeJob(await jobs.describe(job)) }
}
