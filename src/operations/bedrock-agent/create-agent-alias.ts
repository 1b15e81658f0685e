import type { CreateAgentAliasRequest, CreateAgentAliasResponse } from '@aws-sdk/client-bedrock-agent'
import { newAliasId, readRouting, refuseTakenAliasName } from '../../agents/control/aliases.ts'
import { describeAlias } from '../../agents/control/describe.ts'
import { requireAgent } from '../../agents/control/find-agents.ts'
import { makeVersion } from '../../agents/control/make-version.ts'
import { agentAlias } from '../../resources/agent-alias.ts'
import type { Operation } from '../operation.ts'

/** Without a routing configuration it makes a version of the prepared draft. Answers CREATING; PREPARED is stored. */
export const createAgentAlias: Operation<CreateAgentAliasRequest, CreateAgentAliasResponse> = async (
  { clientToken, ...asked },
  context,
) => {
  const { agentId, agentAliasName, description, routingConfiguration, tags = {} } = asked
  const aliases = context.resources.of(agentAlias)
  const once = { token: clientToken, input: asked }
  await requireAgent(context.resources, context, agentId)
  const before = await aliases.madeBefore(context, once)
  if (before !== undefined) return { agentAlias: describeAlias(before) }
  await refuseTakenAliasName(context, agentId, agentAliasName)
  const version =
    (await readRouting(context, agentId, routingConfiguration)) ??
    (await makeVersion(context, agentId, 'Create')).document.number
  const aliasId = newAliasId()
  const created = await aliases.create(context, {
    id: `${agentId}/${aliasId}`,
    name: agentAliasName,
    status: 'PREPARED',
    document: {
      agentId,
      aliasId,
      description,
      version,
      invocationState: 'ACCEPT_INVOCATIONS',
      history: [{ version, startDate: new Date(context.clocks.service.now()).toISOString() }],
    },
    tags: Object.entries(tags).map(([key, value]) => ({ key, value })),
    once,
  })
  return { agentAlias: describeAlias(created, 'CREATING') }
}
