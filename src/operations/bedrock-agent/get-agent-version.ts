import type { GetAgentVersionRequest, GetAgentVersionResponse } from '@aws-sdk/client-bedrock-agent'
import { describeVersion } from '../../agents/control/describe.ts'
import { requireVersion } from '../../agents/control/find-agents.ts'
import type { Operation } from '../operation.ts'

export const getAgentVersion: Operation<GetAgentVersionRequest, GetAgentVersionResponse> = async (
  { agentId, agentVersion },
  context,
) => ({
  agentVersion: describeVersion(
    await requireVersion(context.resources, context, agentId, agentVersion),
    context,
  ),
})
