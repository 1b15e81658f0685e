import type { InvokeModelRequest, InvokeModelResponse } from '@aws-sdk/client-bedrock-runtime'
import { collect } from '../../conversation/collect.ts'
import { readNative } from '../../inference/native.ts'
import type { Operation } from '../operation.ts'

export const invokeModel: Operation<InvokeModelRequest, InvokeModelResponse> = async (input, context) => {
  const resolved = await context.inference.resolve(input.modelId, context)
  const { dialect, request } = readNative(resolved.model, input.body ?? new Uint8Array())
  const { events } = await context.inference.generate(resolved, request, false, context)
  const response = await collect(events)
  context.answer.header('x-amzn-bedrock-input-token-count', String(response.usage?.inputTokens))
  context.answer.header('x-amzn-bedrock-output-token-count', String(response.usage?.outputTokens))
  const body = JSON.stringify(dialect.encodeResponse(response, resolved.model.id, context.requestId))
  return { body: Buffer.from(body), contentType: 'application/json' }
}
