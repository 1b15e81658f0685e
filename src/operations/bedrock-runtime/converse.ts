import type { ConverseRequest, ConverseResponse } from '@aws-sdk/client-bedrock-runtime'
import { collect } from '../../conversation/collect.ts'
import type { Operation } from '../operation.ts'

export const converse: Operation<ConverseRequest, ConverseResponse> = async (input, context) => {
  const resolved = await context.inference.resolve(input.modelId, context, input.requestMetadata)
  const { events } = await context.inference.generate(resolved, input, false, context)
  return collect(events)
}
