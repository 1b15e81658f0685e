import type {
  ListAgentActionGroupsRequest,
  ListAgentActionGroupsResponse,
} from '@aws-sdk/client-bedrock-agent'
import { summarizeActionGroup } from '../../agents/control/describe-parts.ts'
import { listParts } from '../../agents/control/parts.ts'
import type { Operation } from '../operation.ts'

export const listAgentActionGroups: Operation<
  ListAgentActionGroupsRequest,
  ListAgentActionGroupsResponse
> = async (input, context) => {
  const page = await listParts(context, input, 'actionGroups', input)
  return {
    actionGroupSummaries: page.items.map(summarizeActionGroup),
    ...(page.nextToken !== undefined && { nextToken: page.nextToken }),
  }
}
