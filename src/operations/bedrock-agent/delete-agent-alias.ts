import type { DeleteAgentAliasRequest, DeleteAgentAliasResponse } from '@aws-sdk/client-bedrock-agent'
import { refuseTestAlias } from '../../agents/control/aliases.ts'
import { requireAlias } from '../../agents/control/find-agents.ts'
import { agentAlias } from '../../resources/agent-alias.ts'
import type { Operation } from '../operation.ts'

/** With what it knows of its users. */
export const deleteAgentAlias: Operation<DeleteAgentAliasRequest, DeleteAgentAliasResponse> = async (
  { agentId, agentAliasId },
  context,
) => {
  refuseTestAlias(agentAliasId)
  const { id } = await requireAlias(context.resources, context, agentId, agentAliasId)
  await context.resources.of(agentAlias).delete(context, id)
  await context.agents.sessions.deleteAll(context, agentId, agentAliasId)
  await context.agents.memories.deleteAll(context, agentId, agentAliasId)
  return { agentId, agentAliasId, agentAliasStatus: 'DELETING' }
}
