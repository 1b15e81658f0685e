import type {
  AssociateAgentKnowledgeBaseRequest,
  AssociateAgentKnowledgeBaseResponse,
} from '@aws-sdk/client-bedrock-agent'
import { changeDraft, newPart } from '../../agents/control/change-draft.ts'
import { describeAssociation } from '../../agents/control/describe-parts.ts'
import { notFound, requireAgent } from '../../agents/control/find-agents.ts'
import { requirePart } from '../../agents/control/parts.ts'
import { conflictException } from '../../errors.ts'
import { knowledgeBase } from '../../resources/knowledge-base.ts'
import type { Operation } from '../operation.ts'

export const associateAgentKnowledgeBase: Operation<
  AssociateAgentKnowledgeBaseRequest,
  AssociateAgentKnowledgeBaseResponse
> = async (input, context) => {
  const { agentId, knowledgeBaseId, description, knowledgeBaseState = 'ENABLED' } = input
  await requireAgent(context.resources, context, agentId)
  const base = await context.resources.of(knowledgeBase).find(context, knowledgeBaseId)
  if (base === undefined)
    throw notFound(`There is no knowledge base ${knowledgeBaseId} in ${context.region}.`)
  const changed = await changeDraft(context, agentId, draft => {
    const { knowledgeBases } = draft.parts
    // AWS's sentence is not known.
    if (knowledgeBases.some(({ id }) => id === knowledgeBaseId))
      throw conflictException(`The knowledge base ${knowledgeBaseId} is associated with the agent already.`)
    const part = {
      ...newPart(knowledgeBases, context, undefined, {}),
      id: knowledgeBaseId,
      description,
      state: knowledgeBaseState,
    }
    return { ...draft, parts: { ...draft.parts, knowledgeBases: [...knowledgeBases, part] } }
  })
  const associated = requirePart(changed.document.parts.knowledgeBases, knowledgeBaseId)
  return { agentKnowledgeBase: describeAssociation(associated, input) }
}
