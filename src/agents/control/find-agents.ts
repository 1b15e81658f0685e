import { resourceNotFoundException } from '../../errors.ts'
import { type Agent, type AgentParts, agent } from '../../resources/agent.ts'
import { type AgentAlias, agentAlias } from '../../resources/agent-alias.ts'
import { type AgentVersion, agentVersion } from '../../resources/agent-version.ts'
import type { Owner, Resource, ResourceStore, Resources } from '../../resources/resource.ts'

export type StoredAgent = Resource<Agent>
export type StoredVersion = Resource<AgentVersion>
export type StoredAlias = Resource<AgentAlias>

export const DRAFT = 'DRAFT'
/** The alias that every agent has: it points to the draft. */
export const TEST_ALIAS = 'TSTALIASID'

const MOST = 1_000

/** AWS's sentence for agents and what belongs to them [seen of InvokeAgent]. */
export const notFound = (hint: string) =>
  resourceNotFoundException(
    "Failed to retrieve resource because it doesn't exist. Retry the request with a different resource identifier.",
    { hint },
  )

/** @throws ResourceNotFoundException */
export const requireAgent = async (
  resources: ResourceStore,
  owner: Owner,
  agentId: string,
): Promise<StoredAgent> => {
  const found = await resources.of(agent).find(owner, agentId)
  if (found !== undefined) return found
  throw notFound(`There is no agent ${agentId} in ${owner.region}.`)
}

/** A numbered one. @throws ResourceNotFoundException */
export const requireVersion = async (
  resources: ResourceStore,
  owner: Owner,
  agentId: string,
  number: string,
): Promise<StoredVersion> => {
  await requireAgent(resources, owner, agentId)
  const found = await resources.of(agentVersion).find(owner, `${agentId}/${Number(number)}`)
  if (found !== undefined) return found
  throw notFound(`The agent ${agentId} has no version ${number}.`)
}

/** Of the draft or a numbered version. @throws ResourceNotFoundException */
export const requireParts = async (
  resources: ResourceStore,
  owner: Owner,
  agentId: string,
  version: string,
): Promise<AgentParts> => {
  if (version === DRAFT) return (await requireAgent(resources, owner, agentId)).document.parts
  return (await requireVersion(resources, owner, agentId, version)).document.parts
}

/** One that was made, not the test alias. @throws ResourceNotFoundException */
export const requireAlias = async (
  resources: ResourceStore,
  owner: Owner,
  agentId: string,
  aliasId: string,
): Promise<StoredAlias> => {
  await requireAgent(resources, owner, agentId)
  const found = await resources.of(agentAlias).find(owner, `${agentId}/${aliasId}`)
  if (found !== undefined) return found
  throw notFound(`The agent ${agentId} has no alias ${aliasId}.`)
}

/** Newest first. */
export const aliasesOf = (resources: ResourceStore, owner: Owner, agentId: string) =>
  listAll(resources.of(agentAlias), owner, ({ document }) => document.agentId === agentId)

/** Newest first. */
export const versionsOf = (resources: ResourceStore, owner: Owner, agentId: string) =>
  listAll(resources.of(agentVersion), owner, ({ document }) => document.agentId === agentId)

const listAll = async <Document>(
  all: Resources<Document>,
  owner: Owner,
  where: (resource: Resource<Document>) => boolean,
): Promise<readonly Resource<Document>[]> => {
  const found: Resource<Document>[] = []
  for (let nextToken: string | undefined; ; ) {
    const page = await all.list(owner, { maxResults: MOST, nextToken, where })
    found.push(...page.items)
    nextToken = page.nextToken
    if (nextToken === undefined) return found
  }
}
