import type { InvokeModelRequest } from '@aws-sdk/client-bedrock-runtime'
import type { NativeGeneration } from '../backends/backend.ts'
import { collect } from '../conversation/collect.ts'
import type { ClientDialect } from '../dialects/dialect.ts'
import type { EmbedDialect } from '../dialects/embed-dialect.ts'
import { dialectFor, embedDialectFor, rerankDialectFor } from '../dialects/index.ts'
import type { RerankDialect } from '../dialects/rerank-dialect.ts'
import { notImplementedException, validationException } from '../errors.ts'
import type { CallMeter } from '../metering/meter.ts'
import type { FoundationModel } from './catalogue.ts'
import { checkOptions } from './converse-checks/options.ts'
import { askToEmbed } from './embed.ts'
import { endWithStream } from './end-with-stream.ts'
import type { Inference, InferenceContext } from './inference.ts'
import type { CallSettings } from './invoke-settings.ts'
import { meterChunks } from './meter-chunks.ts'
import { type NativeCall, parseBody, readNativeCall } from './native-call.ts'
import { nativeDemand } from './native-demand.ts'
import { nativeUsage } from './native-usage.ts'
import type { ReadRequest } from './prompt-routers.ts'
import { refuseUnbuilt } from './refuse-unbuilt.ts'
import { askToRerank } from './rerank.ts'
import type { ResolvedModel } from './resolve-model.ts'
import type { Ask } from './serve.ts'

export interface Invoked {
  /** The family's own answer. */
  readonly body: Uint8Array
  readonly contentType: string
  readonly inputTokens?: number
  readonly outputTokens?: number
}

export interface InvokedStream {
  readonly contentType: string
  /** The bytes of the family's chunks: one array for each that the backend yields. */
  readonly chunks: AsyncIterable<Uint8Array[]>
}

const JSON_TYPE = 'application/json'

/** A native body, answered whole. @throws ValidationException for one that the family does not accept. */
export const invoke = (
  inference: Inference,
  resolved: ResolvedModel,
  input: InvokeModelRequest,
  settings: CallSettings,
  context: InferenceContext,
): Promise<Invoked> => {
  const call = readNativeCall(resolved, input, settings, context)
  return serve(inference, call, false, toWhole, translation(inference, call))
}

/** The same as a stream. */
export const invokeStream = (
  inference: Inference,
  resolved: ResolvedModel,
  input: InvokeModelRequest,
  settings: CallSettings,
  context: InferenceContext,
): Promise<InvokedStream> => {
  const call = readNativeCall(resolved, input, settings, context)
  return serve(inference, call, true, toStream, streamTranslation(inference, call))
}

/** As it came where the backend's upstream speaks the model's own form, so that nothing is lost; else translated. */
const serve = <Answer>(
  { serve }: Inference,
  native: NativeCall,
  streaming: boolean,
  read: (passed: NativeGeneration, meter: CallMeter, native: NativeCall) => Answer | Promise<Answer>,
  translate: Ask<Answer>,
): Promise<Answer> => {
  const { resolved, input, settings, context } = native
  return serve(resolved, settings, streaming, context, async (target, call, meter) => {
    const { backend, model } = target
    if (backend.invoke === undefined) return translate(target, call, meter)
    await meter.admit(nativeDemand(native))
    const passed = backend.invoke({ ...input, modelId: model ?? resolved.model.id }, call)
    if (passed === undefined) return translate(target, call, meter)
    const generation = await passed
    meter.began(generation.served.backend)
    context.answer.header('x-outcrop-backend', generation.served.backend)
    return read(generation, meter, native)
  })
}

/** The input tokens of a native body. @throws ValidationException for one that the family does not accept. */
export const countNative = (
  inference: Inference,
  resolved: ResolvedModel,
  bytes: Uint8Array | undefined,
): number => {
  const { model } = resolved
  const request = chatDialect(model).decodeRequest(parseBody(bytes), model.id)
  return inference.count(resolved, request, 'native')
}

/** A native body by the ID of the foundation model that it is for. */
export const readRequestFor =
  ({ body }: InvokeModelRequest): ReadRequest =>
  modelId =>
    dialectFor(modelId)?.decodeRequest(parseBody(body), modelId)

const toWhole = async (
  { chunks, contentType = JSON_TYPE, usage }: NativeGeneration,
  meter: CallMeter,
  native: NativeCall,
): Promise<Invoked> => {
  const pieces: Uint8Array[] = []
  for await (const batch of chunks) pieces.push(...batch)
  const body = Buffer.concat(pieces)
  await meter.took(nativeUsage(native, body, usage))
  const { inputTokens, outputTokens } = usage ?? {}
  return {
    body,
    contentType,
    ...(inputTokens !== undefined && { inputTokens }),
    ...(outputTokens !== undefined && { outputTokens }),
  }
}

const toStream = (
  { chunks, contentType = JSON_TYPE }: NativeGeneration,
  meter: CallMeter,
): InvokedStream => ({ chunks: endWithStream(meterChunks(chunks, meter), meter), contentType })

const toBytes = (body: unknown): Uint8Array => Buffer.from(JSON.stringify(body))

/** To what the backend understands, and back. */
const translation = (inference: Inference, call: NativeCall): Ask<Invoked> => {
  const { id } = call.resolved.model
  const embedding = embedDialectFor(id)
  if (embedding !== undefined) return embedNative(embedding, call)
  const reranking = rerankDialectFor(id)
  if (reranking !== undefined) return rerankNative(reranking, call)
  return converse(inference, call)
}

const converse = (inference: Inference, call: NativeCall): Ask<Invoked> => {
  const { resolved, context } = call
  const ask = inference.converse(resolved, () => readRequest(call), 'native', false, context)
  return async (...to) => {
    const inferred = await ask(...to)
    if (inferred === undefined) return undefined
    const response = await collect(inferred.events)
    const dialect = chatDialect(resolved.model)
    return {
      body: toBytes(dialect.encodeResponse(response, resolved.model.id, context.requestId, call.body())),
      contentType: JSON_TYPE,
      inputTokens: response.usage?.inputTokens ?? 0,
      outputTokens: response.usage?.outputTokens ?? 0,
    }
  }
}

const streamTranslation = (inference: Inference, call: NativeCall): Ask<InvokedStream> => {
  const { resolved, context } = call
  const { id } = resolved.model
  const read = () => {
    if (embedDialectFor(id) !== undefined || rerankDialectFor(id) !== undefined)
      throw validationException('The model is unsupported for streaming.', {
        hint: `${id} answers in one piece: call InvokeModel.`,
      })
    return readRequest(call)
  }
  const ask = inference.converse(resolved, read, 'native', true, context)
  return async (...to) => {
    const inferred = await ask(...to)
    if (inferred === undefined) return undefined
    const {
      served: { inputTokens },
      firstByteLatency,
      events,
    } = inferred
    const known = { firstByteLatency, ...(inputTokens !== undefined && { inputTokens }) }
    const dialect = chatDialect(resolved.model)
    const chunks = dialect.encodeStream(events, id, context.requestId, known, call.body())
    return { chunks: eachToBytes(chunks), contentType: JSON_TYPE }
  }
}

const readRequest = (call: NativeCall) => {
  const { model } = call.resolved
  return { ...chatDialect(model).decodeRequest(call.body(), model.id), ...call.settings }
}

const eachToBytes = async function* (batches: AsyncIterable<unknown[]>): AsyncGenerator<Uint8Array[]> {
  for await (const batch of batches) yield batch.map(toBytes)
}

const embedNative = (dialect: EmbedDialect, call: NativeCall): Ask<Invoked> => {
  const { resolved, context } = call
  const read = () => {
    checkSettings(call)
    return dialect.decodeRequest(call.body(), resolved.model.id)
  }
  const ask = askToEmbed(resolved, read, nativeDemand(call), context)
  return async (...to) => {
    const embedded = await ask(...to)
    if (embedded === undefined) return undefined
    const body = dialect.encodeResponse(embedded, call.body(), context.requestId)
    return { body: toBytes(body), contentType: JSON_TYPE, inputTokens: embedded.inputTokens }
  }
}

const rerankNative = (dialect: RerankDialect, call: NativeCall): Ask<Invoked> => {
  const { resolved, context } = call
  const read = () => {
    checkSettings(call)
    return dialect.decodeRequest(call.body())
  }
  const ask = askToRerank(resolved, read, context)
  return async (...to) => {
    const reranked = await ask(...to)
    if (reranked === undefined) return undefined
    const body = dialect.encodeResponse(reranked.scores, call.body())
    return { body: toBytes(body), contentType: JSON_TYPE, inputTokens: 0 }
  }
}

const checkSettings = ({ settings, resolved, context }: NativeCall): void => {
  checkOptions(settings, resolved.model, context.region)
  refuseUnbuilt(settings)
}

const chatDialect = (model: FoundationModel): ClientDialect => {
  const dialect = dialectFor(model.id)
  if (dialect !== undefined) return dialect
  throw notImplementedException(`Inference on ${model.id} with its native body is not implemented.`, {
    hint: `${model.id} takes ${model.inputModalities.join(', ')} and answers ${model.outputModalities.join(', ')}. docs/models.md lists the models whose native bodies are spoken here.`,
  })
}
