import type { PrepareAgentRequest, PrepareAgentResponse } from '@aws-sdk/client-bedrock-agent'
import { describeAgent } from '../../agents/control/describe.ts'
import { DRAFT } from '../../agents/control/find-agents.ts'
import { prepareDraft } from '../../agents/control/prepare-draft.ts'
import type { Operation } from '../operation.ts'

/** Answers PREPARING; GetAgent tells whether it is PREPARED or has FAILED. */
export const prepareAgent: Operation<PrepareAgentRequest, PrepareAgentResponse> = async (
  { agentId },
  context,
) => {
  const prepared = await prepareDraft(context, agentId)
  return {
    agentId,
    agentStatus: 'PREPARING',
    agentVersion: DRAFT,
    // A draft that has FAILED may never have been prepared, and the member is required.
    preparedAt: describeAgent(prepared).preparedAt ?? prepared.updatedAt,
  }
}
