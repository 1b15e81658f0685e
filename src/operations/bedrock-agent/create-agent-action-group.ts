import type {
  CreateAgentActionGroupRequest,
  CreateAgentActionGroupResponse,
} from '@aws-sdk/client-bedrock-agent'
import { changeDraft, madeBefore, newPart } from '../../agents/control/change-draft.ts'
import { checkActionGroups } from '../../agents/control/check-parts.ts'
import { describeActionGroup } from '../../agents/control/describe-parts.ts'
import { requireAgent } from '../../agents/control/find-agents.ts'
import { requirePart } from '../../agents/control/parts.ts'
import { readActionGroup } from '../../agents/control/read-action-group.ts'
import { newUpperCaseId } from '../../resources/new-id.ts'
import type { Operation } from '../operation.ts'

export const createAgentActionGroup: Operation<
  CreateAgentActionGroupRequest,
  CreateAgentActionGroupResponse
> = async ({ clientToken, ...asked }, context) => {
  const { agentId } = asked
  const { document } = await requireAgent(context.resources, context, agentId)
  const before = madeBefore(document.parts.actionGroups, clientToken, asked)
  if (before !== undefined) return { agentActionGroup: describeActionGroup(before, asked) }
  const content = await readActionGroup(asked, document.settings.foundationModel, context)
  const id = newUpperCaseId()
  const changed = await changeDraft(context, agentId, draft => {
    const { actionGroups } = draft.parts
    const part = { ...newPart(actionGroups, context, clientToken, asked), id, ...content }
    checkActionGroups(actionGroups, part)
    return { ...draft, parts: { ...draft.parts, actionGroups: [...actionGroups, part] } }
  })
  return {
    agentActionGroup: describeActionGroup(requirePart(changed.document.parts.actionGroups, id), asked),
  }
}
