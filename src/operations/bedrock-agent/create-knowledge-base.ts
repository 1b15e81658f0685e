import type { CreateKnowledgeBaseRequest, CreateKnowledgeBaseResponse } from '@aws-sdk/client-bedrock-agent'
import {
  checkConfiguration,
  checkStorage,
  measureDimensions,
} from '../../knowledge-bases/check-knowledge-base.ts'
import { describeBase } from '../../knowledge-bases/describe.ts'
import type { Operation } from '../operation.ts'

/** Answers before its storage is made: GetKnowledgeBase tells when it is ACTIVE. */
export const createKnowledgeBase: Operation<CreateKnowledgeBaseRequest, CreateKnowledgeBaseResponse> = async (
  input,
  context,
) => {
  const { clientToken, ...asked } = input
  const { name, description, roleArn, knowledgeBaseConfiguration, storageConfiguration, tags = {} } = asked
  const standIn = checkStorage(storageConfiguration, context.knowledgeBases.isMapped(storageConfiguration))
  const { dimensions, ...checked } = await checkConfiguration(
    knowledgeBaseConfiguration,
    context.models,
    context,
  )
  const base = await context.knowledgeBases.bases.create(context, {
    name,
    document: {
      ...(description !== undefined && { description }),
      roleArn,
      configuration: knowledgeBaseConfiguration,
      ...(storageConfiguration !== undefined && { storage: storageConfiguration }),
      ...checked,
      dimensions: dimensions ?? (await measureDimensions(checked.embeddingModelArn, context)),
    },
    tags: Object.entries(tags).map(([key, value]) => ({ key, value })),
    once: { token: clientToken, input: asked },
  })
  if (standIn !== undefined) context.answer.hint(standIn)
  return { knowledgeBase: describeBase(base) }
}
