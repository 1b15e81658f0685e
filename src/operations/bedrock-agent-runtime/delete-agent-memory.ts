import type {
  DeleteAgentMemoryRequest,
  DeleteAgentMemoryResponse,
} from '@aws-sdk/client-bedrock-agent-runtime'
import { withoutSession } from '../../agents/memory/edit-memory.ts'
import { requireDefinition } from '../../agents/memory/require-definition.ts'
import { validationException } from '../../errors.ts'
import type { Operation } from '../operation.ts'

/** Of one session, of one user, or of all users of an alias. A session that goes on is remembered all the same when it is over. */
export const deleteAgentMemory: Operation<DeleteAgentMemoryRequest, DeleteAgentMemoryResponse> = async (
  { agentId, agentAliasId: aliasId, memoryId, sessionId },
  context,
) => {
  await requireDefinition(agentId, aliasId, context)
  const { memories } = context.agents
  // AWS's sentence is not known.
  if (memoryId === undefined && sessionId !== undefined)
    throw validationException('The sessionId needs the memoryId that the session belongs to.')
  if (memoryId === undefined) await memories.deleteAll(context, agentId, aliasId)
  else if (sessionId === undefined) await memories.delete(context, { agentId, aliasId, memoryId })
  else
    await memories.change(context, { agentId, aliasId, memoryId }, memory =>
      withoutSession(memory, sessionId),
    )
  return {}
}
