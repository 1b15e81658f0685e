import type { DeleteAgentRequest, DeleteAgentResponse } from '@aws-sdk/client-bedrock-agent'
import { aliasesOf, requireAgent, versionsOf } from '../../agents/control/find-agents.ts'
import { conflictException } from '../../errors.ts'
import { agent } from '../../resources/agent.ts'
import { agentAlias } from '../../resources/agent-alias.ts'
import { agentVersion } from '../../resources/agent-version.ts'
import type { Operation } from '../operation.ts'

/** With its versions, what it knows of its users and, where the check is skipped, its aliases. */
export const deleteAgent: Operation<DeleteAgentRequest, DeleteAgentResponse> = async (
  { agentId, skipResourceInUseCheck = false },
  context,
) => {
  const { resources } = context
  await requireAgent(resources, context, agentId)
  const aliases = await aliasesOf(resources, context, agentId)
  // AWS's sentence: terraform-provider-aws#37161.
  if (aliases.length > 0 && !skipResourceInUseCheck)
    throw conflictException(`Could not delete Agent with ID ${agentId}, since it has active aliases`, {
      hint: 'Delete its aliases first, or set skipResourceInUseCheck.',
    })
  // The agent goes first: what is left of it then is out of reach.
  await resources.of(agent).delete(context, agentId)
  for (const { id } of aliases) await resources.of(agentAlias).delete(context, id)
  for (const { id } of await versionsOf(resources, context, agentId))
    await resources.of(agentVersion).delete(context, id)
  await context.agents.sessions.deleteAll(context, agentId)
  await context.agents.memories.deleteAll(context, agentId)
  return { agentId, agentStatus: 'DELETING' }
}
