import type {
  ActionGroupInvocationInput,
  FailureTrace,
  InvocationInput,
  Metadata,
  ModelInvocationInput,
  Observation,
  OrchestrationModelInvocationOutput,
  Trace,
} from '@aws-sdk/client-bedrock-agent-runtime'
import { contentOf, parametersOf } from './action-event.ts'
import type { Action } from './agent-tool.ts'

/** The traces of one step, which have one ID. */
export const createStepTraces = (traceId: string) => {
  const orchestration = (part: NonNullable<Trace.OrchestrationTraceMember['orchestrationTrace']>): Trace => ({
    orchestrationTrace: part,
  })
  return {
    modelInput: (input: ModelInvocationInput): Trace =>
      orchestration({ modelInvocationInput: { traceId, ...input } }),
    modelOutput: (output: OrchestrationModelInvocationOutput): Trace =>
      orchestration({ modelInvocationOutput: { traceId, ...output } }),
    rationale: (text: string): Trace => orchestration({ rationale: { traceId, text } }),
    invocation: (input: InvocationInput): Trace => orchestration({ invocationInput: { traceId, ...input } }),
    observation: (observation: Observation): Trace =>
      orchestration({ observation: { traceId, ...observation } }),
    failure: (failureReason: string, more: Partial<FailureTrace> = {}): Trace => ({
      failureTrace: { traceId, failureReason, ...more },
    }),
  }
}

export type StepTraces = ReturnType<typeof createStepTraces>

/** How long something took, in the trace's words. */
export const timed = (start: number, end: number, requestId: string): Metadata => ({
  startTime: new Date(start),
  endTime: new Date(end),
  totalTimeMs: Math.max(0, Math.round(end - start)),
  clientRequestId: requestId,
})

export const describeAction = (
  action: Action,
  input: Readonly<Record<string, unknown>>,
  executionType: 'LAMBDA' | 'RETURN_CONTROL',
  invocationId?: string,
): ActionGroupInvocationInput => {
  const content = contentOf(action, input)
  return {
    actionGroupName: action.group.name,
    ...('function' in action.target
      ? { function: action.target.function.name }
      : { apiPath: action.target.operation.path, verb: action.target.operation.method.toLowerCase() }),
    parameters: parametersOf(action, input),
    ...(content !== undefined && { requestBody: { content: { [content.contentType]: content.properties } } }),
    executionType,
    ...(invocationId !== undefined && { invocationId }),
  }
}
