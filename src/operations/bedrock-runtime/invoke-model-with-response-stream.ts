import type {
  ConverseStreamOutput,
  InvokeModelWithResponseStreamRequest,
  InvokeModelWithResponseStreamResponse,
  ResponseStream,
} from '@aws-sdk/client-bedrock-runtime'
import { dialectFor } from '../../dialects/index.ts'
import { validationException } from '../../errors.ts'
import { invokeStream, readRequestFor } from '../../inference/invoke.ts'
import { readInvokeSettings } from '../../inference/invoke-settings.ts'
import { logInvokeStream } from '../../metering/invocation-log/log-invoke.ts'
import type { Operation } from '../operation.ts'

export const invokeModelWithResponseStream: Operation<
  InvokeModelWithResponseStreamRequest,
  InvokeModelWithResponseStreamResponse
> = async (input, context) => {
  const { inference } = context
  const settings = readInvokeSettings(input)
  const read = readRequestFor(input)
  const resolved = await inference.resolve(input.modelId, context, read, settings.requestMetadata)
  const { chunks, contentType } = await logInvokeStream(
    context,
    resolved,
    input,
    settings.requestMetadata,
    () => invokeStream(inference, resolved, input, settings, context),
  )
  const { performanceConfigLatency, serviceTier } = input
  return {
    body: context.streamForm === 'text' ? toTexts(chunks, resolved.model.id) : toChunks(chunks),
    contentType,
    performanceConfigLatency,
    serviceTier,
  }
}

const toChunks = async function* (batches: AsyncIterable<Uint8Array[]>): AsyncGenerator<ResponseStream[]> {
  for await (const batch of batches) yield batch.map(bytes => ({ chunk: { bytes } }))
}

/** What a reader of plain text sees of the native events: the words. */
const toTexts = (batches: AsyncIterable<Uint8Array[]>, modelId: string): AsyncIterable<ResponseStream[]> => {
  const dialect = dialectFor(modelId)
  if (dialect === undefined)
    throw validationException('The model does not answer in plain text.', {
      hint: `Ask for ${modelId} without Accept: text/plain.`,
    })
  return wordsOf(dialect.decodeStream(parsed(batches)))
}

const parsed = async function* (batches: AsyncIterable<Uint8Array[]>): AsyncGenerator<unknown[]> {
  for await (const batch of batches) yield batch.map(bytes => JSON.parse(Buffer.from(bytes).toString('utf8')))
}

const wordsOf = async function* (
  batches: AsyncIterable<ConverseStreamOutput[]>,
): AsyncGenerator<ResponseStream[]> {
  for await (const batch of batches) {
    const words = batch.map(({ contentBlockDelta }) => contentBlockDelta?.delta?.text ?? '').join('')
    yield [{ chunk: { bytes: Buffer.from(words) } }]
  }
}
