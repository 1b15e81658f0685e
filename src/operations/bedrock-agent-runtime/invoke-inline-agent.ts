import type {
  InvokeInlineAgentRequest,
  InvokeInlineAgentResponse,
} from '@aws-sdk/client-bedrock-agent-runtime'
import { inlineDefinition } from '../../agents/inline-definition.ts'
import { askedBy } from '../../agents/runtime/asked-by.ts'
import { invoke } from '../../agents/runtime/invoke.ts'
import { toStream } from '../../agents/runtime/to-stream.ts'
import type { Operation } from '../operation.ts'

/** A turn with an agent that is stored nowhere: each call brings it anew, and the session alone remembers. */
export const invokeInlineAgent: Operation<InvokeInlineAgentRequest, InvokeInlineAgentResponse> = async (
  input,
  context,
) => {
  const { sessionId } = input
  const definition = await inlineDefinition(
    input,
    input.collaborators ?? [],
    context.agents.readOperations(context),
  )
  const events = await invoke(
    {
      ...askedBy(input),
      definition,
      teller: { callers: [] },
      budgetName: definition.name,
      key: `inline/${sessionId}`,
      state: input.inlineSessionState,
    },
    context,
  )
  return {
    completion: toStream(events, sessionId, context.clocks.service),
    contentType: 'application/json',
    sessionId,
  }
}
