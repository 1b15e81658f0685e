import type { InvokeAgentRequest, InvokeAgentResponse } from '@aws-sdk/client-bedrock-agent-runtime'
import { askedBy } from '../../agents/runtime/asked-by.ts'
import { invoke } from '../../agents/runtime/invoke.ts'
import { toStream } from '../../agents/runtime/to-stream.ts'
import type { Teller } from '../../agents/runtime/turn-event.ts'
import type { Operation } from '../operation.ts'

/** A turn with a stored agent. What goes wrong after the session has begun comes as an event of the stream. */
export const invokeAgent: Operation<InvokeAgentRequest, InvokeAgentResponse> = async (input, context) => {
  const { agentId, agentAliasId, sessionId, memoryId } = input
  const opened = await context.agents.open(context, agentId, agentAliasId)
  const { definition, version } = opened
  const arn = `arn:aws:bedrock:${context.region}:${context.account}:agent-alias/${opened.agentId}/${opened.aliasId}`
  const teller: Teller = { agentId: opened.agentId, aliasId: opened.aliasId, version, callers: [arn] }
  const events = await invoke(
    {
      ...askedBy(input),
      definition,
      teller,
      budgetName: opened.agentId,
      key: `${opened.agentId}/${opened.aliasId}/${sessionId}`,
      memoryId,
      state: input.sessionState,
    },
    context,
  )
  return {
    completion: toStream(events, sessionId, context.clocks.service),
    contentType: 'application/json',
    sessionId,
    ...(memoryId !== undefined && { memoryId }),
  }
}
