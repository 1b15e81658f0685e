import type { GetAgentCollaboratorRequest, GetAgentCollaboratorResponse } from '@aws-sdk/client-bedrock-agent'
import { describeCollaborator } from '../../agents/control/describe-parts.ts'
import { requireParts } from '../../agents/control/find-agents.ts'
import { requirePart } from '../../agents/control/parts.ts'
import type { Operation } from '../operation.ts'

export const getAgentCollaborator: Operation<
  GetAgentCollaboratorRequest,
  GetAgentCollaboratorResponse
> = async ({ collaboratorId, ...at }, context) => {
  const { collaborators } = await requireParts(context.resources, context, at.agentId, at.agentVersion)
  return { agentCollaborator: describeCollaborator(requirePart(collaborators, collaboratorId), at) }
}
