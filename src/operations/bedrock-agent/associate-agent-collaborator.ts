import type {
  AssociateAgentCollaboratorRequest,
  AssociateAgentCollaboratorResponse,
} from '@aws-sdk/client-bedrock-agent'
import { changeDraft, madeBefore, newPart } from '../../agents/control/change-draft.ts'
import { checkCollaborators, requireCollaborator } from '../../agents/control/check-collaborator.ts'
import { describeCollaborator } from '../../agents/control/describe-parts.ts'
import { requireAgent } from '../../agents/control/find-agents.ts'
import { requirePart } from '../../agents/control/parts.ts'
import { newUpperCaseId } from '../../resources/new-id.ts'
import type { Operation } from '../operation.ts'

export const associateAgentCollaborator: Operation<
  AssociateAgentCollaboratorRequest,
  AssociateAgentCollaboratorResponse
> = async ({ clientToken, ...asked }, context) => {
  const { agentId, agentDescriptor, collaboratorName, collaborationInstruction } = asked
  const { document } = await requireAgent(context.resources, context, agentId)
  const before = madeBefore(document.parts.collaborators, clientToken, asked)
  if (before !== undefined) return { agentCollaborator: describeCollaborator(before, asked) }
  const aliasArn = await requireCollaborator(context, agentId, agentDescriptor.aliasArn)
  const id = newUpperCaseId()
  const changed = await changeDraft(context, agentId, draft => {
    const { collaborators } = draft.parts
    const part = {
      ...newPart(collaborators, context, clientToken, asked),
      id,
      name: collaboratorName,
      instruction: collaborationInstruction,
      aliasArn,
      relaysHistory: asked.relayConversationHistory ?? 'DISABLED',
    }
    checkCollaborators(draft.settings.collaboration, collaborators, part)
    return { ...draft, parts: { ...draft.parts, collaborators: [...collaborators, part] } }
  })
  const associated = requirePart(changed.document.parts.collaborators, id)
  return { agentCollaborator: describeCollaborator(associated, asked) }
}
