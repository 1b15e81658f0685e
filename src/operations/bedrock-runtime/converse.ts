import type { ConverseRequest, ConverseResponse } from '@aws-sdk/client-bedrock-runtime'
import { collect } from '../../conversation/collect.ts'
import { logConverse } from '../../metering/invocation-log/log-converse.ts'
import type { Operation } from '../operation.ts'

export const converse: Operation<ConverseRequest, ConverseResponse> = async (input, context) => {
  const { modelId, requestMetadata } = input
  const resolved = await context.inference.resolve(modelId, context, () => input, requestMetadata)
  return logConverse(context, resolved, input, async () => {
    const { events } = await context.inference.generate(resolved, input, false, context)
    return collect(events)
  })
}
