import type { AgentAliasRoutingConfigurationListItem } from '@aws-sdk/client-bedrock-agent'
import { conflictException, notImplementedException, validationException } from '../../errors.ts'
import type { AliasPeriod } from '../../resources/agent-alias.ts'
import { newUpperCaseId } from '../../resources/new-id.ts'
import type { AgentsContext } from './agents-context.ts'
import { aliasesOf, DRAFT, requireVersion, TEST_ALIAS } from './find-agents.ts'

/** The description allows ten events: the newest. */
const MOST_EVENTS = 10

export const newAliasId = (): string => {
  for (;;) {
    const id = newUpperCaseId()
    if (id !== TEST_ALIAS) return id
  }
}

/**
 * The version that a routing configuration names, undefined where it is left to the service.
 *
 * @throws ValidationException for DRAFT, ResourceNotFoundException for a version that is not there.
 */
export const readRouting = async (
  context: AgentsContext,
  agentId: string,
  routing: readonly AgentAliasRoutingConfigurationListItem[] | undefined,
): Promise<string | undefined> => {
  const [route] = routing ?? []
  if (route?.provisionedThroughput !== undefined)
    throw notImplementedException('Aliases that route to a Provisioned Throughput are not implemented.')
  if (route?.agentVersion === undefined) return undefined
  if (route.agentVersion === DRAFT)
    throw validationException('An alias can point to numbered versions only, not to DRAFT.', {
      hint: `${TEST_ALIAS} points to DRAFT.`,
    })
  return (await requireVersion(context.resources, context, agentId, route.agentVersion)).document.number
}

/** @throws ConflictException for a name that another alias of the agent has. AWS's sentence is not known. */
export const refuseTakenAliasName = async (
  context: AgentsContext,
  agentId: string,
  name: string,
  except?: string,
): Promise<void> => {
  const others = await aliasesOf(context.resources, context, agentId)
  if (others.some(other => other.name === name && other.document.aliasId !== except))
    throw conflictException(`The agent ${agentId} has an alias with the name ${name} already.`)
}

/** @throws ValidationException as AWS refuses what would change the built-in alias [seen: amazon-bedrock-agent-samples#137]. */
export const refuseTestAlias = (aliasId: string): void => {
  if (aliasId !== TEST_ALIAS) return
  throw validationException(
    `1 validation error detected: Value '${TEST_ALIAS}' at 'agentAliasId' failed to satisfy constraint: Member must satisfy regular expression pattern: (?!\\bTSTALIASID\\b)[0-9a-zA-Z]+`,
  )
}

/** What came before ends where the next begins. */
export const follow = (
  history: readonly AliasPeriod[],
  version: string | undefined,
  startDate: string,
): readonly AliasPeriod[] => {
  const last = history.at(-1)
  const ended = last === undefined ? [] : [{ ...last, endDate: last.endDate ?? startDate }]
  return [...history.slice(0, -1), ...ended, { version, startDate }].slice(-MOST_EVENTS)
}
