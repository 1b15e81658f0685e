import { conflictException, toBedrockException } from '../../errors.ts'
import { type Agent, type AgentPart, agent } from '../../resources/agent.ts'
import { inputHash } from '../../resources/input-hash.ts'
import type { Change } from '../../resources/resource.ts'
import type { AgentsContext } from './agents-context.ts'
import { refuseFailedName } from './check-name.ts'
import { requireAgent, type StoredAgent } from './find-agents.ts'

/** How often a change is made anew because another came between. */
const TRIES = 50

/** One of several changes at the same time comes after the other: each sees what the one before left. */
export const changeAgent = async (
  context: AgentsContext,
  agentId: string,
  change: (stored: StoredAgent) => Change<Agent> | Promise<Change<Agent>>,
): Promise<StoredAgent> => {
  for (let left = TRIES; ; left -= 1) {
    const stored = await requireAgent(context.resources, context, agentId)
    const changed = await change(stored)
    try {
      return await context.resources.of(agent).update(context, agentId, changed, stored.revision)
    } catch (error) {
      if (left === 0 || toBedrockException(error).name !== 'ConflictException') throw error
    }
  }
}

/** A change of what the draft is made of: it has to be prepared again, and answers as it was prepared until then. */
export const changeDraft = (
  context: AgentsContext,
  agentId: string,
  change: (document: Agent, stored: StoredAgent) => Agent | Promise<Agent>,
): Promise<StoredAgent> =>
  changeAgent(context, agentId, async stored => {
    refuseFailedName('Update', stored.document)
    const { failureReasons: _, ...document } = await change(stored.document, stored)
    return { status: 'NOT_PREPARED', document }
  })

/** What an earlier request with this client token made. @throws ConflictException where it was another request. */
export const madeBefore = <Part extends AgentPart>(
  parts: readonly Part[],
  token: string | undefined,
  input: object,
): Part | undefined => {
  const before = token === undefined ? undefined : parts.find(({ once }) => once?.token === token)
  if (before === undefined || before.once?.inputHash === inputHash(input)) return before
  throw conflictException('The client token has already been used with a different request.', {
    hint: 'A client token stands for one request: take a new one for another, or send the same request again.',
  })
}

/** What every part of a draft begins with. */
export const newPart = (
  parts: readonly AgentPart[],
  context: AgentsContext,
  token: string | undefined,
  input: object,
): AgentPart => {
  const now = new Date(context.clocks.service.now()).toISOString()
  return {
    sequence: Math.max(0, ...parts.map(({ sequence }) => sequence)) + 1,
    createdAt: now,
    updatedAt: now,
    once: token === undefined ? undefined : { token, inputHash: inputHash(input) },
  }
}

/** The list with one part in place of that which has its ID. */
export const replacePart = <Part extends { readonly id: string }>(
  parts: readonly Part[],
  part: Part,
): readonly Part[] => parts.map(each => (each.id === part.id ? part : each))
