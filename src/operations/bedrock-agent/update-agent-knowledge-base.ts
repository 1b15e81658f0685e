import type {
  UpdateAgentKnowledgeBaseRequest,
  UpdateAgentKnowledgeBaseResponse,
} from '@aws-sdk/client-bedrock-agent'
import { changeDraft, replacePart } from '../../agents/control/change-draft.ts'
import { describeAssociation } from '../../agents/control/describe-parts.ts'
import { requirePart } from '../../agents/control/parts.ts'
import type { Operation } from '../operation.ts'

/** What it does not name stays: a description is required of an association. */
export const updateAgentKnowledgeBase: Operation<
  UpdateAgentKnowledgeBaseRequest,
  UpdateAgentKnowledgeBaseResponse
> = async (input, context) => {
  const { agentId, knowledgeBaseId, description, knowledgeBaseState } = input
  const updatedAt = new Date(context.clocks.service.now()).toISOString()
  const changed = await changeDraft(context, agentId, draft => {
    const { knowledgeBases } = draft.parts
    const before = requirePart(knowledgeBases, knowledgeBaseId)
    const part = {
      ...before,
      updatedAt,
      description: description ?? before.description,
      state: knowledgeBaseState ?? before.state,
    }
    return { ...draft, parts: { ...draft.parts, knowledgeBases: replacePart(knowledgeBases, part) } }
  })
  const updated = requirePart(changed.document.parts.knowledgeBases, knowledgeBaseId)
  return { agentKnowledgeBase: describeAssociation(updated, input) }
}
