import type { InvokeAgentRequest, PerformanceConfiguration } from '@aws-sdk/client-bedrock-agent-runtime'
import type { Invocation } from './invoke.ts'

/** What the requests of both ways to call an agent have in common. */
export type AgentRequest = Partial<
  Pick<
    InvokeAgentRequest,
    'inputText' | 'endSession' | 'enableTrace' | 'streamingConfigurations' | 'promptCreationConfigurations'
  >
> & {
  readonly sessionId: string
  readonly bedrockModelConfigurations?:
    | { readonly performanceConfig?: PerformanceConfiguration | undefined }
    | undefined
}

export const askedBy = (
  request: AgentRequest,
): Pick<
  Invocation,
  | 'sessionId'
  | 'inputText'
  | 'endsSession'
  | 'isTraced'
  | 'streams'
  | 'previousTurns'
  | 'forgetsSteps'
  | 'performance'
> => {
  const { streamingConfigurations, promptCreationConfigurations, bedrockModelConfigurations } = request
  return {
    sessionId: request.sessionId,
    inputText: request.inputText,
    endsSession: request.endSession,
    isTraced: request.enableTrace,
    streams: streamingConfigurations?.streamFinalResponse,
    previousTurns: promptCreationConfigurations?.previousConversationTurnsToInclude,
    forgetsSteps: promptCreationConfigurations?.excludePreviousThinkingSteps,
    performance: bedrockModelConfigurations?.performanceConfig,
  }
}
