import type {
  DisassociateAgentCollaboratorRequest,
  DisassociateAgentCollaboratorResponse,
} from '@aws-sdk/client-bedrock-agent'
import { changeDraft } from '../../agents/control/change-draft.ts'
import { requirePart } from '../../agents/control/parts.ts'
import type { Operation } from '../operation.ts'

export const disassociateAgentCollaborator: Operation<
  DisassociateAgentCollaboratorRequest,
  DisassociateAgentCollaboratorResponse
> = async ({ agentId, collaboratorId }, context) => {
  await changeDraft(context, agentId, draft => {
    const { collaborators } = draft.parts
    const part = requirePart(collaborators, collaboratorId)
    return {
      ...draft,
      parts: { ...draft.parts, collaborators: collaborators.filter(each => each !== part) },
    }
  })
  return {}
}
