import type {
  ListAgentCollaboratorsRequest,
  ListAgentCollaboratorsResponse,
} from '@aws-sdk/client-bedrock-agent'
import { describeCollaborator } from '../../agents/control/describe-parts.ts'
import { listParts } from '../../agents/control/parts.ts'
import type { Operation } from '../operation.ts'

export const listAgentCollaborators: Operation<
  ListAgentCollaboratorsRequest,
  ListAgentCollaboratorsResponse
> = async (input, context) => {
  const page = await listParts(context, input, 'collaborators', input)
  return {
    agentCollaboratorSummaries: page.items.map(part => describeCollaborator(part, input)),
    ...(page.nextToken !== undefined && { nextToken: page.nextToken }),
  }
}
