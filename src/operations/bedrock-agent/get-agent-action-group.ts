import type { GetAgentActionGroupRequest, GetAgentActionGroupResponse } from '@aws-sdk/client-bedrock-agent'
import { describeActionGroup } from '../../agents/control/describe-parts.ts'
import { requireParts } from '../../agents/control/find-agents.ts'
import { requirePart } from '../../agents/control/parts.ts'
import type { Operation } from '../operation.ts'

export const getAgentActionGroup: Operation<GetAgentActionGroupRequest, GetAgentActionGroupResponse> = async (
  { actionGroupId, ...at },
  context,
) => {
  const { actionGroups } = await requireParts(context.resources, context, at.agentId, at.agentVersion)
  return { agentActionGroup: describeActionGroup(requirePart(actionGroups, actionGroupId), at) }
}
