import { validationException } from '../errors.ts'
import type { ResourceStore } from '../resources/resource.ts'
import {
  DRAFT,
  notFound,
  requireAgent,
  requireAlias,
  requireVersion,
  TEST_ALIAS,
} from './control/find-agents.ts'
import type { OpenAgents } from './open-agents.ts'

/** Stored agents, for what runs them. */
export const createOpenAgents = (resources: ResourceStore): OpenAgents => ({
  async open(owner, agentId, aliasId) {
    if (aliasId === TEST_ALIAS) {
      const { prepared } = (await requireAgent(resources, owner, agentId)).document
      // AWS's sentence is not known.
      if (prepared === undefined)
        throw validationException(
          `The agent ${agentId} has not been prepared. Prepare it and retry your request.`,
          {
            hint: 'PrepareAgent makes a draft answer by TSTALIASID.',
          },
        )
      return { agentId, aliasId, version: DRAFT, definition: prepared.definition }
    }
    const { name, document } = await requireAlias(resources, owner, agentId, aliasId)
    if (document.version === undefined)
      throw notFound(
        `The version that the alias ${name} pointed to has been deleted: UpdateAgentAlias gives it another.`,
      )
    // AWS's sentence is not known.
    if (document.invocationState === 'REJECT_INVOCATIONS')
      throw validationException(
        `The agent alias ${aliasId} does not accept invocations: its invocation state is REJECT_INVOCATIONS.`,
        { hint: 'UpdateAgentAlias with the aliasInvocationState ACCEPT_INVOCATIONS lets it answer again.' },
      )
    const version = await requireVersion(resources, owner, agentId, document.version)
    return { agentId, aliasId, version: document.version, definition: version.document.definition }
  },
})
