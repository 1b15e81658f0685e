import type { DeleteAgentVersionRequest, DeleteAgentVersionResponse } from '@aws-sdk/client-bedrock-agent'
import { follow } from '../../agents/control/aliases.ts'
import { aliasesOf, requireVersion } from '../../agents/control/find-agents.ts'
import { conflictException } from '../../errors.ts'
import { agentAlias } from '../../resources/agent-alias.ts'
import { agentVersion as versions } from '../../resources/agent-version.ts'
import type { Operation } from '../operation.ts'

/** Where the check is skipped, an alias that points to it is DISSOCIATED. */
export const deleteAgentVersion: Operation<DeleteAgentVersionRequest, DeleteAgentVersionResponse> = async (
  { agentId, agentVersion, skipResourceInUseCheck = false },
  context,
) => {
  const { resources } = context
  const version = await requireVersion(resources, context, agentId, agentVersion)
  const { number } = version.document
  const users = (await aliasesOf(resources, context, agentId)).filter(
    ({ document }) => document.version === number,
  )
  // AWS's sentence is not known; it is made like that of DeleteAgent.
  if (users.length > 0 && !skipResourceInUseCheck)
    throw conflictException(
      `Could not delete version ${number} of Agent with ID ${agentId}, since it has active aliases`,
      {
        hint: `Point ${users.map(({ name }) => name).join(', ')} elsewhere first, or set skipResourceInUseCheck.`,
      },
    )
  const now = new Date(context.clocks.service.now()).toISOString()
  for (const { id, document } of users)
    await resources.of(agentAlias).update(context, id, {
      status: 'DISSOCIATED',
      document: { ...document, version: undefined, history: follow(document.history, undefined, now) },
    })
  await resources.of(versions).delete(context, version.id)
  return { agentId, agentVersion: number, agentStatus: 'DELETING' }
}
