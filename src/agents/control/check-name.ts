import { validationException } from '../../errors.ts'
import { type Agent, agent } from '../../resources/agent.ts'
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

/**
 * One that has FAILED for its name stays so until UpdateAgent gives it another. The form of the sentence was seen for
 * other states.
 *
 * @throws ValidationException
 */
export const refuseFailedName = (operation: 'Prepare' | 'Update', { failureReasons }: Agent): void => {
  if (failureReasons?.[0] !== TAKEN_NAME) return
  throw validationException(
    `${operation} operation can't be performed on Agent when it is in Failed state. Retry the request when the agent is in a valid state.`,
    { hint: `${TAKEN_NAME} UpdateAgent gives it another name.` },
  )
}
