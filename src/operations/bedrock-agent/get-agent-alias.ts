import type { GetAgentAliasRequest, GetAgentAliasResponse } from '@aws-sdk/client-bedrock-agent'
import { describeAlias, describeTestAlias } from '../../agents/control/describe.ts'
import { requireAgent, requireAlias, TEST_ALIAS } from '../../agents/control/find-agents.ts'
import type { Operation } from '../operation.ts'

export const getAgentAlias: Operation<GetAgentAliasRequest, GetAgentAliasResponse> = async (
  { agentId, agentAliasId },
  context,
) => {
  if (agentAliasId === TEST_ALIAS)
    return {
      agentAlias: describeTestAlias(await requireAgent(context.resources, context, agentId), context),
    }
  return { agentAlias: describeAlias(await requireAlias(context.resources, context, agentId, agentAliasId)) }
}
