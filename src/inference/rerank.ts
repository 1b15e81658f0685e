import type { Backend, Call, RerankRequest, RerankResponse } from '../backends/backend.ts'
import { rerankDialectFor } from '../dialects/index.ts'
import type { RerankDialect } from '../dialects/rerank-dialect.ts'
import { askNative } from './ask-native.ts'
import type { Inference, InferenceContext } from './inference.ts'
import type { ResolvedModel } from './resolve-model.ts'
import type { Ask } from './serve.ts'

export type RerankAsked = Omit<RerankRequest, 'modelId'>

/** How relevant each document is to a query, of whichever backend the model is routed to. */
export const rerank = (
  { serve }: Pick<Inference, 'serve'>,
  resolved: ResolvedModel,
  asked: RerankAsked,
  context: InferenceContext,
): Promise<RerankResponse> =>
  serve(
    resolved,
    {},
    false,
    context,
    askToRerank(resolved, () => asked, context),
  )

/** The same on one target, for what comes in a native body. */
export const askToRerank =
  ({ model }: ResolvedModel, read: () => RerankAsked, context: InferenceContext): Ask<RerankResponse> =>
  async ({ backend, model: upstream }, call, meter) => {
    const request = { ...read(), modelId: upstream ?? model.id }
    const means = meansOf(backend, rerankDialectFor(model.id))
    if (means === undefined) return undefined
    await meter.admit({ inputTokens: 0, maxTokens: 0 })
    const reranked = await means(request, call)
    meter.began(reranked.served.backend)
    context.answer.header('x-outcrop-backend', reranked.served.backend)
    await meter.took({ searchUnits: searchUnits(request.documents.length) })
    return reranked
  }

/** One query of up to 100 documents is a unit of the price list. */
export const searchUnits = (documents: number): number => Math.max(1, Math.ceil(documents / 100))

const meansOf = (
  backend: Backend,
  dialect: RerankDialect | undefined,
): ((request: RerankRequest, call: Call) => Promise<RerankResponse>) | undefined => {
  if (backend.rerank !== undefined) return backend.rerank.bind(backend)
  const { invoke } = backend
  if (invoke === undefined || dialect === undefined) return undefined
  return async (request, call) => {
    const { served, body } = await askNative(
      invoke.bind(backend),
      request.modelId,
      dialect.encodeRequest(request),
      call,
    )
    return { served, scores: dialect.decodeResponse(body, request.documents.length) }
  }
}
