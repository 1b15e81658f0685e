import type { InvokeModelRequest } from '@aws-sdk/client-bedrock-runtime'
import { collect } from '../conversation/collect.ts'
import type { ClientDialect } from '../dialects/dialect.ts'
import type { EmbedDialect } from '../dialects/embed-dialect.ts'
import { dialectFor, embedDialectFor, rerankDialectFor } from '../dialects/index.ts'
import type { RerankDialect } from '../dialects/rerank-dialect.ts'
import { notImplementedException, validationException } from '../errors.ts'
import type { FoundationModel } from './catalogue.ts'
import type { Inference, InferenceContext } from './inference.ts'
import { type CallSettings, readInvokeSettings } from './invoke-settings.ts'
import type { ResolvedModel } from './resolve-model.ts'

export interface Invoked {
  /** The family's own answer. */
  readonly body: unknown
  readonly inputTokens: number
  readonly outputTokens?: number
}

/** A native body, answered whole. @throws ValidationException for one that the family does not accept. */
export const invoke = async (
  inference: Inference,
  resolved: ResolvedModel,
  input: InvokeModelRequest,
  context: InferenceContext,
): Promise<Invoked> => {
  const { model } = resolved
  const body = parse(input.body)
  const settings = readInvokeSettings(input)
  const embedding = embedDialectFor(model.id)
  if (embedding !== undefined) return embed(inference, resolved, embedding, body, settings, context)
  const reranking = rerankDialectFor(model.id)
  if (reranking !== undefined) return rerank(inference, resolved, reranking, body, settings, context)
  const dialect = chatDialect(model)
  const { events } = await inference.generate(
    resolved,
    { ...dialect.decodeRequest(body, model.id), ...settings },
    'native',
    false,
    context,
  )
  const response = await collect(events)
  return {
    body: dialect.encodeResponse(response, model.id, context.requestId, body),
    inputTokens: response.usage?.inputTokens ?? 0,
    outputTokens: response.usage?.outputTokens ?? 0,
  }
}

/** The same as a stream of the family's chunks: one array for each that the backend yields. */
export const invokeStream = async (
  inference: Inference,
  resolved: ResolvedModel,
  input: InvokeModelRequest,
  context: InferenceContext,
): Promise<AsyncIterable<unknown[]>> => {
  const { model } = resolved
  const body = parse(input.body)
  const settings = readInvokeSettings(input)
  if (embedDialectFor(model.id) !== undefined || rerankDialectFor(model.id) !== undefined)
    throw validationException('The model is unsupported for streaming.', {
      hint: `${model.id} answers in one piece: call InvokeModel.`,
    })
  const dialect = chatDialect(model)
  const { served, firstByteLatency, events } = await inference.generate(
    resolved,
    { ...dialect.decodeRequest(body, model.id), ...settings },
    'native',
    true,
    context,
  )
  const known = {
    firstByteLatency,
    ...(served.inputTokens === undefined ? {} : { inputTokens: served.inputTokens }),
  }
  return dialect.encodeStream(events, model.id, context.requestId, known, body)
}

/** The input tokens of a native body. @throws ValidationException for one that the family does not accept. */
export const countNative = (
  inference: Inference,
  resolved: ResolvedModel,
  bytes: Uint8Array | undefined,
): number => {
  const { model } = resolved
  const request = chatDialect(model).decodeRequest(parse(bytes), model.id)
  return inference.count(resolved, request, 'native')
}

const embed = async (
  inference: Inference,
  resolved: ResolvedModel,
  dialect: EmbedDialect,
  body: unknown,
  settings: CallSettings,
  context: InferenceContext,
): Promise<Invoked> => {
  const request = dialect.decodeRequest(body, resolved.model.id)
  const embedded = await inference.embed(resolved, request, settings, context)
  return {
    body: dialect.encodeResponse(embedded, body, context.requestId),
    inputTokens: embedded.inputTokens,
  }
}

const rerank = async (
  inference: Inference,
  resolved: ResolvedModel,
  dialect: RerankDialect,
  body: unknown,
  settings: CallSettings,
  context: InferenceContext,
): Promise<Invoked> => {
  const { scores } = await inference.rerank(resolved, dialect.decodeRequest(body), settings, context)
  return { body: dialect.encodeResponse(scores, body), inputTokens: 0 }
}

const chatDialect = (model: FoundationModel): ClientDialect => {
  const dialect = dialectFor(model.id)
  if (dialect !== undefined) return dialect
  throw notImplementedException(`Inference on ${model.id} with its native body is not implemented.`, {
    hint: `${model.id} takes ${model.inputModalities.join(', ')} and answers ${model.outputModalities.join(', ')}. docs/models.md lists the models whose native bodies are spoken here.`,
  })
}

const parse = (bytes: Uint8Array = new Uint8Array()): unknown => {
  try {
    return JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8'))
  } catch (cause) {
    throw validationException('Malformed input request, please reformat your input and try again.', {
      cause,
      hint: `The body is not JSON: ${(cause as Error).message}`,
    })
  }
}
