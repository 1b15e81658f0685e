import type {
  InvokeModelWithResponseStreamRequest,
  InvokeModelWithResponseStreamResponse,
  ResponseStream,
} from '@aws-sdk/client-bedrock-runtime'
import { readNative } from '../../inference/native.ts'
import type { Operation } from '../operation.ts'

export const invokeModelWithResponseStream: Operation<
  InvokeModelWithResponseStreamRequest,
  InvokeModelWithResponseStreamResponse
> = async (input, context) => {
  const resolved = await context.inference.resolve(input.modelId, context)
  const { dialect, request } = readNative(resolved.model, input.body ?? new Uint8Array())
  const { served, firstByteLatency, events } = await context.inference.generate(
    resolved,
    request,
    true,
    context,
  )
  const native = dialect.encodeStream(events, resolved.model.id, context.requestId, {
    firstByteLatency,
    ...(served.inputTokens === undefined ? {} : { inputTokens: served.inputTokens }),
  })
  return { body: toChunks(native), contentType: 'application/json' }
}

/** A native event is one chunk: the family's own JSON, as bytes. */
const toChunks = async function* (batches: AsyncIterable<unknown[]>): AsyncGenerator<ResponseStream[]> {
  for await (const batch of batches) {
    yield batch.map(event => ({ chunk: { bytes: Buffer.from(JSON.stringify(event)) } }))
  }
}
