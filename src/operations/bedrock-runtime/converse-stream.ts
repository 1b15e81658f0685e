import type { ConverseStreamRequest, ConverseStreamResponse } from '@aws-sdk/client-bedrock-runtime'
import type { Operation } from '../operation.ts'

export const converseStream: Operation<ConverseStreamRequest, ConverseStreamResponse> = async (
  input,
  context,
) => {
  const resolved = await context.inference.resolve(input.modelId, context, input.requestMetadata)
  const { events } = await context.inference.generate(resolved, input, true, context)
  return { stream: events }
}
