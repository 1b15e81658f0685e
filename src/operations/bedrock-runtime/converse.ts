import type { ConverseRequest, ConverseResponse } from '@aws-sdk/client-bedrock-runtime'
import { collect } from '../../conversation/collect.ts'
import type { Operation } from '../operation.ts'

export const converse: Operation<ConverseRequest, ConverseResponse> = async (input, context) => {
  const { modelId, requestMetadata } = input
  const resolved = await context.inference.resolve(modelId, context, () => input, requestMetadata)
  const { events } = await context.inference.generate(resolved, input, false, context)
  return collect(events)
}
