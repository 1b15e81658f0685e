import type {
  GetAgentMemoryRequest,
  GetAgentMemoryResponse,
  Memory,
} from '@aws-sdk/client-bedrock-agent-runtime'
import { pageOf } from '../../agents/control/page-of.ts'
import { remembers } from '../../agents/memory/recall.ts'
import { requireDefinition } from '../../agents/memory/require-definition.ts'
import { settleMemory } from '../../agents/memory/settle-memory.ts'
import type { RememberedSession } from '../../resources/agent-memory.ts'
import type { Operation } from '../operation.ts'

/** Newest first. A session that has been left alone for too long is summarized by now at AWS, so it is here. */
export const getAgentMemory: Operation<GetAgentMemoryRequest, GetAgentMemoryResponse> = async (
  { agentId, agentAliasId: aliasId, memoryId, maxItems, nextToken },
  context,
) => {
  const definition = await requireDefinition(agentId, aliasId, context)
  const scope = { agentId, aliasId, memoryId }
  if (definition !== undefined && remembers(definition)) await settleMemory(scope, definition, context)
  else context.answer.hint('The agent has no memory: what its calls say is not remembered.')
  const { summaries } = await context.agents.memories.read(context, scope)
  const { account, region } = context
  const page = pageOf(
    summaries.toReversed(),
    ({ position }) => -position,
    ['agent-memory', account, region, agentId, aliasId, memoryId],
    { maxResults: maxItems, nextToken },
  )
  return {
    memoryContents: page.items.map(each => toMemory(each, memoryId)),
    ...(page.nextToken !== undefined && { nextToken: page.nextToken }),
  }
}

const toMemory = (
  { sessionId, startedAt, expiresAt, text }: RememberedSession,
  memoryId: string,
): Memory.SessionSummaryMember => ({
  sessionSummary: {
    memoryId,
    sessionId,
    sessionStartTime: new Date(startedAt),
    sessionExpiryTime: new Date(expiresAt),
    summaryText: text,
  },
})
