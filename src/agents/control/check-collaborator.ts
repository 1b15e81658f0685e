import { conflictException, serviceQuotaExceededException, validationException } from '../../errors.ts'
import type { AgentParts, AgentSettings, CollaboratorPart } from '../../resources/agent.ts'
import { parseArn } from '../../resources/arn.ts'
import type { AgentsContext } from './agents-context.ts'
import { notFound, requireAlias, requireVersion, TEST_ALIAS } from './find-agents.ts'

/** AWS's bound for a supervisor. */
const MOST = 10

/** Who may be asked. AWS's sentences are not known. */
export const checkCollaborators = (
  collaboration: AgentSettings['collaboration'],
  collaborators: readonly CollaboratorPart[],
  changed: Pick<CollaboratorPart, 'id' | 'name' | 'aliasArn'>,
): void => {
  if (collaboration === 'DISABLED')
    throw validationException(
      'Collaborators can be associated only with an agent whose agentCollaboration is SUPERVISOR or SUPERVISOR_ROUTER.',
      { hint: 'UpdateAgent sets agentCollaboration.' },
    )
  const others = collaborators.filter(({ id }) => id !== changed.id)
  if (others.length >= MOST)
    throw serviceQuotaExceededException(`An agent can have at most ${MOST} collaborators.`)
  if (others.some(({ name }) => name === changed.name))
    throw conflictException(`A collaborator with the name ${changed.name} already exists in the agent.`)
  if (others.some(({ aliasArn }) => aliasArn === changed.aliasArn))
    throw conflictException(`The agent alias ${changed.aliasArn} is a collaborator of the agent already.`)
}

/**
 * @returns the ARN.
 * @throws ResourceNotFoundException, ValidationException for the agent itself, one that would ask it, and a test alias.
 */
export const requireCollaborator = async (
  context: AgentsContext,
  agentId: string,
  aliasArn: string | undefined,
): Promise<string> => {
  if (aliasArn === undefined) throw validationException('The agentDescriptor needs an aliasArn.')
  const [, aliasId] = idsOf(aliasArn, context)
  if (aliasId === TEST_ALIAS)
    throw validationException(`The alias ${TEST_ALIAS} cannot collaborate: it points to a draft.`)
  await refuseCycle(context, agentId, aliasArn)
  return aliasArn
}

/** Follows the versions that aliases point to now: one may be pointed elsewhere later, so the loop has its own bound. */
const refuseCycle = async (context: AgentsContext, agentId: string, aliasArn: string): Promise<void> => {
  const seen = new Set<string>()
  const left = [aliasArn]
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    if (seen.has(next)) continue
    seen.add(next)
    const [collaboratorId, aliasId] = idsOf(next, context)
    if (collaboratorId === agentId)
      throw validationException(
        next === aliasArn
          ? 'An agent cannot be its own collaborator.'
          : `The agent ${agentId} cannot have the collaborator ${aliasArn}: it is itself asked by it, directly or through others.`,
      )
    left.push(...(await collaboratorsOf(context, collaboratorId, aliasId, next === aliasArn)))
  }
}

const collaboratorsOf = async (
  context: AgentsContext,
  agentId: string,
  aliasId: string,
  isRequired: boolean,
): Promise<readonly string[]> => {
  const parts = await partsOf(context, agentId, aliasId).catch((error: unknown) => {
    if (isRequired) throw error
    return undefined
  })
  return (parts?.collaborators ?? []).map(({ aliasArn }) => aliasArn)
}

const partsOf = async (
  context: AgentsContext,
  agentId: string,
  aliasId: string,
): Promise<AgentParts | undefined> => {
  const { version } = (await requireAlias(context.resources, context, agentId, aliasId)).document
  if (version === undefined) return undefined
  return (await requireVersion(context.resources, context, agentId, version)).document.parts
}

const idsOf = (aliasArn: string, { account, region }: AgentsContext): readonly [string, string] => {
  const arn = parseArn(aliasArn)
  const isOwn = arn?.kind === 'agent-alias' && arn.account === account && arn.region === region
  const [agentId, aliasId] = isOwn ? arn.id.split('/') : []
  if (agentId === undefined || aliasId === undefined)
    throw notFound(`${aliasArn} is of another account or Region.`)
  return [agentId, aliasId]
}
