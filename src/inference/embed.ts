import type { Backend, Call, EmbedRequest, EmbedResponse } from '../backends/backend.ts'
import type { EmbedDialect } from '../dialects/embed-dialect.ts'
import { embedDialectFor } from '../dialects/index.ts'
import type { Demand } from '../metering/meter.ts'
import { askNative } from './ask-native.ts'
import type { Inference, InferenceContext } from './inference.ts'
import type { ResolvedModel } from './resolve-model.ts'
import type { Ask } from './serve.ts'

export type EmbedAsked = Omit<EmbedRequest, 'modelId'>

/** Characters of a token, where nothing is known before a call but the texts. */
const CHARACTERS_PER_TOKEN = 4

/** Vectors of texts or images, of whichever backend the model is routed to. */
export const embed = (
  { serve }: Pick<Inference, 'serve'>,
  resolved: ResolvedModel,
  asked: EmbedAsked,
  context: InferenceContext,
): Promise<EmbedResponse> => {
  const demand = { inputTokens: estimateTexts(asked.texts), maxTokens: 0 }
  return serve(
    resolved,
    {},
    false,
    context,
    askToEmbed(resolved, () => asked, demand, context),
  )
}

/** Tokens of texts, before they are counted. */
export const estimateTexts = (texts: readonly string[]): number =>
  Math.ceil(texts.reduce((sum, text) => sum + text.length, 0) / CHARACTERS_PER_TOKEN)

/** The same on one target, for what comes in a native body. */
export const askToEmbed =
  (
    { model }: ResolvedModel,
    read: () => EmbedAsked,
    demand: Demand,
    context: InferenceContext,
  ): Ask<EmbedResponse> =>
  async ({ backend, model: upstream }, call, meter) => {
    const request = { ...read(), modelId: upstream ?? model.id }
    const means = meansOf(backend, embedDialectFor(model.id))
    if (means === undefined) return undefined
    await meter.admit(demand)
    const embedded = await means(request, call)
    meter.began(embedded.served.backend)
    context.answer.header('x-outcrop-backend', embedded.served.backend)
    await meter.took({ embeddingTokens: embedded.inputTokens })
    return embedded
  }

const meansOf = (
  backend: Backend,
  dialect: EmbedDialect | undefined,
): ((request: EmbedRequest, call: Call) => Promise<EmbedResponse>) | undefined => {
  if (backend.embed !== undefined) return backend.embed.bind(backend)
  const { invoke } = backend
  return invoke && dialect && ((request, call) => byNative(invoke.bind(backend), dialect, request, call))
}

/** Most families take one text a body: each goes alone, one after the other, as the quota of the upstream likes it. */
const byNative = async (
  invoke: NonNullable<Backend['invoke']>,
  dialect: EmbedDialect,
  { texts, images, ...same }: EmbedRequest,
  call: Call,
): Promise<EmbedResponse> => {
  const each = [
    ...texts.map(text => ({ ...same, texts: [text] })),
    ...(images ?? []).map(image => ({ ...same, texts: [], images: [image] })),
  ]
  const embeddings: Float32Array[] = []
  let inputTokens = 0
  let served: EmbedResponse['served'] = { backend: '' }
  for (const one of each) {
    const answer = await askNative(invoke, one.modelId, dialect.encodeRequest(one, one.modelId), call)
    const embedded = dialect.decodeResponse(answer.body)
    embeddings.push(...embedded.embeddings)
    inputTokens += answer.inputTokens ?? embedded.inputTokens
    served = answer.served
  }
  return { served, embeddings, inputTokens }
}
