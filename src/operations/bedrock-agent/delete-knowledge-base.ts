import type { DeleteKnowledgeBaseRequest, DeleteKnowledgeBaseResponse } from '@aws-sdk/client-bedrock-agent'
import type { Operation } from '../operation.ts'

/** Answers before it is gone. */
export const deleteKnowledgeBase: Operation<DeleteKnowledgeBaseRequest, DeleteKnowledgeBaseResponse> = async (
  { knowledgeBaseId },
  context,
) => {
  await context.knowledgeBases.bases.delete(context, knowledgeBaseId)
  return { knowledgeBaseId, status: 'DELETING' }
}
