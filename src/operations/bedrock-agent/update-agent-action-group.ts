import type {
  UpdateAgentActionGroupRequest,
  UpdateAgentActionGroupResponse,
} from '@aws-sdk/client-bedrock-agent'
import { changeDraft, replacePart } from '../../agents/control/change-draft.ts'
import { checkActionGroups } from '../../agents/control/check-parts.ts'
import { describeActionGroup } from '../../agents/control/describe-parts.ts'
import { requireAgent } from '../../agents/control/find-agents.ts'
import { requirePart } from '../../agents/control/parts.ts'
import { readActionGroup } from '../../agents/control/read-action-group.ts'
import type { Operation } from '../operation.ts'

/** What it does not name is cleared; an object in S3 is read again. */
export const updateAgentActionGroup: Operation<
  UpdateAgentActionGroupRequest,
  UpdateAgentActionGroupResponse
> = async (input, context) => {
  const { agentId, actionGroupId } = input
  const { document } = await requireAgent(context.resources, context, agentId)
  requirePart(document.parts.actionGroups, actionGroupId)
  const content = await readActionGroup(input, document.settings.foundationModel, context)
  const updatedAt = new Date(context.clocks.service.now()).toISOString()
  const changed = await changeDraft(context, agentId, draft => {
    const { actionGroups } = draft.parts
    const { id, sequence, createdAt, once } = requirePart(actionGroups, actionGroupId)
    const part = { id, sequence, createdAt, once, updatedAt, ...content }
    checkActionGroups(actionGroups, part)
    return { ...draft, parts: { ...draft.parts, actionGroups: replacePart(actionGroups, part) } }
  })
  const updated = requirePart(changed.document.parts.actionGroups, actionGroupId)
  return { agentActionGroup: describeActionGroup(updated, input) }
}
