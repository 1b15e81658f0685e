import type {
  UpdateAgentCollaboratorRequest,
  UpdateAgentCollaboratorResponse,
} from '@aws-sdk/client-bedrock-agent'
import { changeDraft, replacePart } from '../../agents/control/change-draft.ts'
import { checkCollaborators, requireCollaborator } from '../../agents/control/check-collaborator.ts'
import { describeCollaborator } from '../../agents/control/describe-parts.ts'
import { requireAgent } from '../../agents/control/find-agents.ts'
import { requirePart } from '../../agents/control/parts.ts'
import type { Operation } from '../operation.ts'

export const updateAgentCollaborator: Operation<
  UpdateAgentCollaboratorRequest,
  UpdateAgentCollaboratorResponse
> = async (input, context) => {
  const { agentId, collaboratorId, agentDescriptor } = input
  const { document } = await requireAgent(context.resources, context, agentId)
  requirePart(document.parts.collaborators, collaboratorId)
  const aliasArn = await requireCollaborator(context, agentId, agentDescriptor.aliasArn)
  const updatedAt = new Date(context.clocks.service.now()).toISOString()
  const changed = await changeDraft(context, agentId, draft => {
    const { collaborators } = draft.parts
    const part = {
      ...requirePart(collaborators, collaboratorId),
      updatedAt,
      name: input.collaboratorName,
      instruction: input.collaborationInstruction,
      aliasArn,
      relaysHistory: input.relayConversationHistory ?? 'DISABLED',
    }
    checkCollaborators(draft.settings.collaboration, collaborators, part)
    return { ...draft, parts: { ...draft.parts, collaborators: replacePart(collaborators, part) } }
  })
  const updated = requirePart(changed.document.parts.collaborators, collaboratorId)
  return { agentCollaborator: describeCollaborator(updated, input) }
}
