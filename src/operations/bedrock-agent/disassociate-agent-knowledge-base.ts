import type {
  DisassociateAgentKnowledgeBaseRequest,
  DisassociateAgentKnowledgeBaseResponse,
} from '@aws-sdk/client-bedrock-agent'
import { changeDraft } from '../../agents/control/change-draft.ts'
import { requirePart } from '../../agents/control/parts.ts'
import type { Operation } from '../operation.ts'

export const disassociateAgentKnowledgeBase: Operation<
  DisassociateAgentKnowledgeBaseRequest,
  DisassociateAgentKnowledgeBaseResponse
> = async ({ agentId, knowledgeBaseId }, context) => {
  await changeDraft(context, agentId, draft => {
    const { knowledgeBases } = draft.parts
    const part = requirePart(knowledgeBases, knowledgeBaseId)
    return {
      ...draft,
      parts: { ...draft.parts, knowledgeBases: knowledgeBases.filter(each => each !== part) },
    }
  })
  return {}
}
