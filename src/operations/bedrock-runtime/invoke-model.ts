import type { InvokeModelRequest, InvokeModelResponse } from '@aws-sdk/client-bedrock-runtime'
import { invoke, readRequestFor } from '../../inference/invoke.ts'
import { readInvokeSettings } from '../../inference/invoke-settings.ts'
import { logInvoke } from '../../metering/invocation-log/log-invoke.ts'
import type { Operation } from '../operation.ts'

export const invokeModel: Operation<InvokeModelRequest, InvokeModelResponse> = async (input, context) => {
  const { inference, clocks, answer } = context
  const start = clocks.wall.now()
  const settings = readInvokeSettings(input)
  const read = readRequestFor(input)
  const resolved = await inference.resolve(input.modelId, context, read, settings.requestMetadata)
  const { body, contentType, inputTokens, outputTokens } = await logInvoke(
    context,
    resolved,
    input,
    settings.requestMetadata,
    () => invoke(inference, resolved, input, settings, context),
  )
  if (inputTokens !== undefined) answer.header('x-amzn-bedrock-input-token-count', String(inputTokens))
  if (outputTokens !== undefined) answer.header('x-amzn-bedrock-output-token-count', String(outputTokens))
  answer.header('x-amzn-bedrock-invocation-latency', String(clocks.wall.now() - start))
  const { performanceConfigLatency, serviceTier } = input
  return {
    body,
    contentType,
    performanceConfigLatency,
    serviceTier,
  }
}
