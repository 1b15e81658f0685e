import type {
  InvokeInlineAgentRequest,
  InvokeInlineAgentResponse,
} from '@aws-sdk/client-bedrock-agent-runtime'
import { createReadOperations } from '../../agents/api-schema/create-read-operations.ts'
import { inlineDefinition } from '../../agents/inline-definition.ts'
import { invoke } from '../../agents/runtime/invoke.ts'
import { toStream } from '../../agents/runtime/to-stream.ts'
import type { Operation } from '../operation.ts'

/** A turn with an agent that is stored nowhere: each call brings it anew, and the session alone remembers. */
export const invokeInlineAgent: Operation<InvokeInlineAgentRequest, InvokeInlineAgentResponse> = async (
  input,
  context,
) => {
  const { sessionId } = input
  const definition = await inlineDefinition(input, input.collaborators ?? [], createReadOperations(context))
  const events = await invoke(
    {
      definition,
      teller: { callers: [] },
      budgetName: definition.name,
      key: `inline/${sessionId}`,
      sessionId,
      inputText: input.inputText,
      state: input.inlineSessionState,
      endsSession: input.endSession,
      isTraced: input.enableTrace,
      streams: input.streamingConfigurations?.streamFinalResponse,
      previousTurns: input.promptCreationConfigurations?.previousConversationTurnsToInclude,
      forgetsSteps: input.promptCreationConfigurations?.excludePreviousThinkingSteps,
      performance: input.bedrockModelConfigurations?.performanceConfig,
    },
    context,
  )
  return {
    completion: toStream(events, sessionId, context.clocks.service),
    contentType: 'application/json',
    sessionId,
  }
}
