import type { UpdateAgentAliasRequest, UpdateAgentAliasResponse } from '@aws-sdk/client-bedrock-agent'
import { follow, readRouting, refuseTakenAliasName, refuseTestAlias } from '../../agents/control/aliases.ts'
import { describeAlias } from '../../agents/control/describe.ts'
import { requireAlias } from '../../agents/control/find-agents.ts'
import { isNewerDraft, makeVersion } from '../../agents/control/make-version.ts'
import { agentAlias } from '../../resources/agent-alias.ts'
import type { Operation } from '../operation.ts'

/**
 * Without a routing configuration it points to the draft as it was last prepared, in a new version unless it has one
 * [seen: generative-ai-cdk-constructs#1116]; a draft that is not prepared leaves it where it is.
 */
export const updateAgentAlias: Operation<UpdateAgentAliasRequest, UpdateAgentAliasResponse> = async (
  { agentId, agentAliasId, agentAliasName, description, routingConfiguration, aliasInvocationState },
  context,
) => {
  refuseTestAlias(agentAliasId)
  const { id, document, revision } = await requireAlias(context.resources, context, agentId, agentAliasId)
  await refuseTakenAliasName(context, agentId, agentAliasName, agentAliasId)
  const routed = await readRouting(context, agentId, routingConfiguration)
  const version = routed ?? (await follows())
  const now = new Date(context.clocks.service.now()).toISOString()
  const updated = await context.resources.of(agentAlias).update(
    context,
    id,
    {
      name: agentAliasName,
      status: version === undefined ? 'DISSOCIATED' : 'PREPARED',
      document: {
        ...document,
        description,
        version,
        invocationState: aliasInvocationState ?? document.invocationState,
        history: version === document.version ? document.history : follow(document.history, version, now),
      },
    },
    revision,
  )
  return { agentAlias: describeAlias(updated, 'UPDATING') }

  /** Pausing alone makes no version. */
  async function follows() {
    const isPausing = aliasInvocationState !== undefined && aliasInvocationState !== document.invocationState
    if (isPausing || !(await isNewerDraft(context, agentId, document.version))) return document.version
    return (await makeVersion(context, agentId, 'Update')).document.number
  }
}
