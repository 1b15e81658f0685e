import type {
  InvokeModelWithResponseStreamRequest,
  InvokeModelWithResponseStreamResponse,
  ResponseStream,
} from '@aws-sdk/client-bedrock-runtime'
import { invokeStream } from '../../inference/invoke.ts'
import type { Operation } from '../operation.ts'

export const invokeModelWithResponseStream: Operation<
  InvokeModelWithResponseStreamRequest,
  InvokeModelWithResponseStreamResponse
> = async (input, context) => {
  const { inference } = context
  const resolved = await inference.resolve(input.modelId, context)
  const chunks = await invokeStream(inference, resolved, input, context)
  const { performanceConfigLatency, serviceTier } = input
  return { body: toChunks(chunks), contentType: 'application/json', performanceConfigLatency, serviceTier }
}

/** A native event is one chunk: the family's own JSON, as bytes. */
const toChunks = async function* (batches: AsyncIterable<unknown[]>): AsyncGenerator<ResponseStream[]> {
  for await (const batch of batches) {
    yield batch.map(event => ({ chunk: { bytes: Buffer.from(JSON.stringify(event)) } }))
  }
}
