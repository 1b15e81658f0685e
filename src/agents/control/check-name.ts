import { validationException } from '../../errors.ts'
import { type Agent, agent } from '../../resources/agent.ts'
import type { AgentsContext } from './agents-context.ts'
import type { StoredAgent } from './find-agents.ts'

/** AWS's reason of a FAILED agent [seen: bedrock-multi-agent-collaboration#1]. */
export const TAKEN_NAME = 'Cannot create a new agent as an agent with the same name already exists.'

type Asked = Pick<AgentsContext, 'resources' | 'account' | 'region'>

/** Whether another agent has the name. One that has FAILED for its name takes none. */
export const isTakenName = async (context: Asked, name: string, except: string): Promise<boolean> =>
  (await firstOf(context, other => other.name === name && other.id !== except)) !== undefined

/** Of several that were made with a name at the same time, the first has it. */
export const isFirstOfName = async (context: Asked, { id, name }: StoredAgent): Promise<boolean> =>
  (await firstOf(context, other => other.name === name))?.id === id

const firstOf = async (
  { resources, account, region }: Asked,
  isIt: (other: StoredAgent) => boolean,
): Promise<StoredAgent | undefined> => {
  const { items } = await resources.of(agent).list(
    { account, region },
    {
      maxResults: 1,
      order: 'ascending',
      where: other => isIt(other) && other.document.failureReasons?.[0] !== TAKEN_NAME,
    },
  )
  return items[0]
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
