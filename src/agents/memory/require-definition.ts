import { BedrockException } from '../../errors.ts'
import type { ResourceStore } from '../../resources/resource.ts'
import type { AgentDefinition } from '../agent-definition.ts'
import type { Agents } from '../agents.ts'
import { requireAgent, requireAlias, TEST_ALIAS } from '../control/find-agents.ts'

interface Context {
  readonly account: string
  readonly region: string
  readonly resources: ResourceStore
  readonly agents: Agents
}

/**
 * What runs behind an alias; undefined for one that exists but takes no calls.
 *
 * @throws ResourceNotFoundException
 */
export const requireDefinition = async (
  agentId: string,
  aliasId: string,
  context: Context,
): Promise<AgentDefinition | undefined> => {
  const { resources, agents } = context
  if (aliasId === TEST_ALIAS) await requireAgent(resources, context, agentId)
  else await requireAlias(resources, context, agentId, aliasId)
  try {
    return (await agents.open(context, agentId, aliasId)).definition
  } catch (error) {
    if (error instanceof BedrockException) return undefined
    throw error
  }
}
