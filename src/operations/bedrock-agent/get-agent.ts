import type { GetAgentRequest, GetAgentResponse } from '@aws-sdk/client-bedrock-agent'
import { describeAgent } from '../../agents/control/describe.ts'
import { requireAgent } from '../../agents/control/find-agents.ts'
import type { Operation } from '../operation.ts'

export const getAgent: Operation<GetAgentRequest, GetAgentResponse> = async ({ agentId }, context) => ({
  agent: describeAgent(await requireAgent(context.resources, context, agentId)),
})
