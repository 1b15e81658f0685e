import type { GetKnowledgeBaseRequest, GetKnowledgeBaseResponse } from '@aws-sdk/client-bedrock-agent'
import { describeBase } from '../../knowledge-bases/describe.ts'
import { knowledgeBase } from '../../resources/knowledge-base.ts'
import type { Operation } from '../operation.ts'

export const getKnowledgeBase: Operation<GetKnowledgeBaseRequest, GetKnowledgeBaseResponse> = async (
  { knowledgeBaseId },
  context,
) => ({
  knowledgeBase: describeBase(await context.resources.of(knowledgeBase).get(context, knowledgeBaseId)),
})
