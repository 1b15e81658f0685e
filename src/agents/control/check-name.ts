import { agent } from '../../resources/agent.ts'
import type { AgentsContext } from './agents-context.ts'

/** AWS's reason of a FAILED agent [seen: bedrock-multi-agent-collaboration#1]. */
export const TAKEN_NAME = 'Cannot create a new agent as an agent with the same name already exists.'

/** Whether another agent has the name. One that has FAILED for its name takes none. */
export const isTakenName = async (
  { resources, account, region }: Pick<AgentsContext, 'resources' | 'account' | 'region'>,
  name: string,
  except?: string,
): Promise<boolean> => {
  const { items } = await resources.of(agent).list(
    { account, region },
    {
      maxResults: 1,
      where: other =>
        other.name === name && other.id !== except && other.document.failureReasons?.[0] !== TAKEN_NAME,
    },
  )
  return items.length > 0
}
