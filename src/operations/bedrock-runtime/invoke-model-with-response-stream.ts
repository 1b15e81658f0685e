import type {
  InvokeModelWithResponseStreamRequest,
  InvokeModelWithResponseStreamResponse,
  ResponseStream,
} from '@aws-sdk/client-bedrock-runtime'
import { invokeStream } from '../../inference/invoke.ts'
import { readInvokeSettings } from '../../inference/invoke-settings.ts'
import type { Operation } from '../operation.ts'

export const invokeModelWithResponseStream: Operation<
  InvokeModelWithResponseStreamRequest,
  InvokeModelWithResponseStreamResponse
> = async (input, context) => {
  const { inference } = context
  const settings = readInvokeSettings(input)
  const resolved = await inference.resolve(input.modelId, context, settings.requestMetadata)
  const { chunks, contentType } = await invokeStream(inference, resolved, input, settings, context)
  const { performanceConfigLatency, serviceTier } = input
  return { body: toChunks(chunks), contentType, performanceConfigLatency, serviceTier }
}

const toChunks = async function* (batches: AsyncIterable<Uint8Array[]>): AsyncGenerator<ResponseStream[]> {
  for await (const batch of batches) yield batch.map(bytes => ({ chunk: { bytes } }))
}
