import { conflictException, serviceQuotaExceededException } from '../../errors.ts'
import type { ActionGroupPart } from '../../resources/agent.ts'

/** quotas.json: "Enabled action groups per agent". */
const MOST_ENABLED = 15

/**
 * The action groups of a draft with one more, or one changed. AWS's sentences are not known.
 *
 * @throws ConflictException for a taken name, ServiceQuotaExceededException over what may be enabled.
 */
export const checkActionGroups = (
  groups: readonly ActionGroupPart[],
  changed: Pick<ActionGroupPart, 'id' | 'name' | 'state' | 'signature'>,
): void => {
  const others = groups.filter(({ id }) => id !== changed.id)
  if (others.some(({ name }) => name === changed.name))
    throw conflictException(`An action group with the name ${changed.name} already exists in the agent.`)
  if (changed.signature !== undefined && others.some(({ signature }) => signature === changed.signature))
    throw conflictException(
      `An action group with the signature ${changed.signature} already exists in the agent.`,
    )
  const enabled = others.filter(({ state }) => state === 'ENABLED').length
  if (changed.state === 'ENABLED' && enabled >= MOST_ENABLED)
    throw serviceQuotaExceededException(`An agent can have at most ${MOST_ENABLED} enabled action groups.`)
}

/** ConflictException as it was seen. */
export const refuseEnabled = ({ id, state }: ActionGroupPart): void => {
  if (state === 'ENABLED')
    throw conflictException(`ActionGroup with ID ${id} cannot be deleted when it is Enabled.`, {
      hint: 'Disable it first, or set skipResourceInUseCheck.',
    })
}
