import type { StartIngestionJobRequest, StartIngestionJobResponse } from '@aws-sdk/client-bedrock-agent'
import { validationException } from '../../errors.ts'
import { describeJob } from '../../knowledge-bases/describe.ts'
import { requireActiveBase, requireSource } from '../../knowledge-bases/find-resources.ts'
import type { Operation } from '../operation.ts'

export const startIngestionJob: Operation<StartIngestionJobRequest, StartIngestionJobResponse> = async (
  input,
  context,
) => {
  const { clientToken, ...asked } = input
  const { knowledgeBaseId, dataSourceId, description } = asked
  const base = await requireActiveBase(context.resources, context, knowledgeBaseId)
  const source = await requireSource(context.resources, context, knowledgeBaseId, dataSourceId)
  if (source.document.configuration.type === 'CUSTOM')
    throw validationException(
      `The data source ${dataSourceId} is CUSTOM and has nothing to be synced with.`,
      {
        hint: 'IngestKnowledgeBaseDocuments adds documents to it, DeleteKnowledgeBaseDocuments deletes them.',
      },
    )
  const job = await context.knowledgeBases.jobs.start(context, base, source, {
    description,
    principal: context.principal,
    once: { token: clientToken, input: asked },
  })
  return { ingestionJob: describeJob(await context.knowledgeBases.jobs.describe(job)) }
}
