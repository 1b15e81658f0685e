import type { InvokeModelRequest, TokenUsage } from '@aws-sdk/client-bedrock-runtime'
import { metadataIn } from '../../dialects/native/invocation-metrics.ts'
import { type LoggedModel, type LoggingContext, loggedCall } from './log-converse.ts'
import type { LoggedAnswer } from './record.ts'
import { teeBatches } from './tee-batches.ts'

type Input = Pick<InvokeModelRequest, 'modelId' | 'body' | 'contentType'>
type Metadata = Readonly<Record<string, string>> | undefined

interface WholeAnswer {
  readonly body: Uint8Array
  readonly contentType: string
  readonly inputTokens?: number
  readonly outputTokens?: number
}

interface StreamedAnswer {
  readonly contentType: string
  readonly chunks: AsyncIterable<Uint8Array[]>
}

/** A native answer as it is, and a record of the call where the account logs its calls. */
export const logInvoke = async <Answer extends WholeAnswer>(
  context: LoggingContext,
  resolved: LoggedModel,
  input: Input,
  metadata: Metadata,
  ask: () => Promise<Answer>,
): Promise<Answer> => {
  const log = await context.invocationLogs.begin(context, () =>
    nativeCall(context, resolved, input, metadata),
  )
  if (log === undefined) return ask()
  try {
    const answer = await ask()
    const { body, contentType, inputTokens, outputTokens } = answer
    log.ended(() => ({ body: { contentType, bytes: body }, usage: { inputTokens, outputTokens } }))
    return answer
  } catch (error) {
    log.failed(error)
    throw error
  }
}

/** The same for a stream: Bedrock logs its chunks in a list. */
export const logInvokeStream = async (
  context: LoggingContext,
  resolved: LoggedModel,
  input: Input,
  metadata: Metadata,
  ask: () => Promise<StreamedAnswer>,
): Promise<StreamedAnswer> => {
  const log = await context.invocationLogs.begin(context, () =>
    nativeCall(context, resolved, input, metadata),
  )
  if (log === undefined) return ask()
  try {
    const { contentType, chunks } = await ask()
    const { signal } = context
    const sizeOf = (chunk: Uint8Array) => chunk.length
    const answerOf = (kept: readonly Uint8Array[]) => toList(kept, contentType)
    return { contentType, chunks: teeBatches(chunks, { log, signal, sizeOf, answerOf }) }
  } catch (error) {
    log.failed(error)
    throw error
  }
}

const nativeCall = (context: LoggingContext, resolved: LoggedModel, input: Input, metadata: Metadata) => {
  const { modelId = '', body: bytes = new Uint8Array(), contentType = UNSAID } = input
  const body = { contentType: contentType === UNSAID ? JSON_TYPE : contentType, bytes }
  return loggedCall(context, resolved, modelId, metadata, body)
}

const JSON_TYPE = 'application/json'
/** What an SDK says of a body when nobody tells it: the operation's own default is JSON. */
const UNSAID = 'application/octet-stream'

const toList = (chunks: readonly Uint8Array[], contentType: string): LoggedAnswer => {
  if (chunks.length === 0) return {}
  const pieces = chunks.flatMap((chunk, index) => [Buffer.from(index === 0 ? '[' : ','), chunk])
  const body = { contentType, bytes: Buffer.concat([...pieces, Buffer.from(']')]) }
  return { body, usage: usageIn(chunks.at(-1)) }
}

/** Bedrock gives the last chunk its metrics. */
const usageIn = (last: Uint8Array = new Uint8Array()): TokenUsage | undefined => {
  try {
    return metadataIn(JSON.parse(Buffer.from(last).toString('utf8')))?.usage
  } catch {
    return undefined
  }
}
