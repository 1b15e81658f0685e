import type {
  DeleteAgentActionGroupRequest,
  DeleteAgentActionGroupResponse,
} from '@aws-sdk/client-bedrock-agent'
import { changeDraft } from '../../agents/control/change-draft.ts'
import { refuseEnabled } from '../../agents/control/check-parts.ts'
import { requirePart } from '../../agents/control/parts.ts'
import type { Operation } from '../operation.ts'

export const deleteAgentActionGroup: Operation<
  DeleteAgentActionGroupRequest,
  DeleteAgentActionGroupResponse
> = async ({ agentId, actionGroupId, skipResourceInUseCheck = false }, context) => {
  await changeDraft(context, agentId, draft => {
    const { actionGroups } = draft.parts
    const part = requirePart(actionGroups, actionGroupId)
    if (!skipResourceInUseCheck) refuseEnabled(part)
    return {
      ...draft,
      parts: { ...draft.parts, actionGroups: actionGroups.filter(each => each !== part) },
    }
  })
  return {}
}
