import type { ConverseStreamRequest, ConverseStreamResponse } from '@aws-sdk/client-bedrock-runtime'
import { logConverseStream } from '../../metering/invocation-log/log-converse.ts'
import type { Operation } from '../operation.ts'

export const converseStream: Operation<ConverseStreamRequest, ConverseStreamResponse> = async (
  input,
  context,
) => {
  const { modelId, requestMetadata } = input
  const resolved = await context.inference.resolve(modelId, context, () => input, requestMetadata)
  const stream = await logConverseStream(context, resolved, input, async () => {
    const { events } = await context.inference.generate(resolved, input, true, context)
    return events
  })
  return { stream }
}
