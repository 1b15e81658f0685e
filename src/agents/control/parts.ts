import type { AgentPart, AgentParts } from '../../resources/agent.ts'
import type { AgentsContext } from './agents-context.ts'
import type { At } from './describe-parts.ts'
import { notFound, requireParts } from './find-agents.ts'
import { type PageRequest, pageOf } from './page-of.ts'

/** One of a list, by its ID. @throws ResourceNotFoundException */
export const requirePart = <Part extends { readonly id: string }>(
  parts: readonly Part[],
  id: string,
): Part => {
  const part = parts.find(each => each.id === id)
  if (part !== undefined) return part
  throw notFound(`The agent, or that version of it, has no ${id}.`)
}

/** A page of what a draft or a version has of a kind, newest first as other lists are. */
export const listParts = async <Kind extends keyof AgentParts>(
  context: AgentsContext,
  { agentId, agentVersion }: At,
  kind: Kind,
  request: PageRequest,
) => {
  const parts: readonly AgentParts[Kind][number][] = (
    await requireParts(context.resources, context, agentId, agentVersion)
  )[kind]
  const { account, region } = context
  return pageOf(
    [...parts].reverse(),
    (part: AgentPart) => -part.sequence,
    [kind, account, region, agentId, agentVersion],
    request,
  )
}
