import type { ConverseStreamOutput } from '@aws-sdk/client-bedrock-runtime'
import type {
  Backend,
  Call,
  EmbedRequest,
  EmbedResponse,
  RerankRequest,
  RerankResponse,
  Served,
} from '../backends/backend.ts'
import type { Clocks } from '../clock.ts'
import type { ModelRequest } from '../dialects/dialect.ts'
import { notImplementedException, validationException } from '../errors.ts'
import type { Principal } from '../principal.ts'
import type { FoundationModel } from './catalogue.ts'
import { checkConverse } from './check-converse.ts'
import { checkContext } from './converse-checks/context.ts'
import { checkOptions } from './converse-checks/options.ts'
import { countRequest } from './count-tokens.ts'
import { ensureComplete } from './ensure-complete.ts'
import { finishUsage, hasFinish } from './finish-usage.ts'
import type { CallSettings } from './invoke-settings.ts'
import type { Models } from './models.ts'
import { type CacheCounts, hasCheckpoint, type PromptCache } from './prompt-cache.ts'
import { refuseUnbuilt } from './refuse-unbuilt.ts'
import type { ResolvedModel } from './resolve-model.ts'

/** What a call to a model knows of the request that makes it. */
export interface InferenceContext {
  readonly requestId: string
  readonly account: string
  readonly region: string
  readonly principal: Principal
  readonly signal: AbortSignal
  readonly answer: { header(name: string, value: string): void }
}

export interface Inferred {
  readonly served: Served
  /** Milliseconds from the call to its first output. */
  readonly firstByteLatency: number
  readonly events: AsyncIterable<ConverseStreamOutput[]>
}

/** Which door a request came through: Converse checks conversations in words of its own. */
export type Door = 'converse' | 'native'

/** The one path to a model. */
export interface Inference {
  /** What `modelId` names, if the account may call it. */
  resolve(modelId: string, context: InferenceContext): Promise<ResolvedModel>
  /** @throws what Converse would refuse the conversation with. */
  count(resolved: ResolvedModel, request: ModelRequest, door: Door): number
  /**
   * Resolves when the first output exists.
   * @param streaming whether somebody watches the events as they come.
   */
  generate(
    resolved: ResolvedModel,
    request: ModelRequest,
    door: Door,
    streaming: boolean,
    context: InferenceContext,
  ): Promise<Inferred>
  embed(
    resolved: ResolvedModel,
    request: Omit<EmbedRequest, 'modelId'>,
    settings: CallSettings,
    context: InferenceContext,
  ): Promise<EmbedResponse>
  rerank(
    resolved: ResolvedModel,
    request: Omit<RerankRequest, 'modelId'>,
    settings: CallSettings,
    context: InferenceContext,
  ): Promise<RerankResponse>
}

export interface InferenceOptions {
  readonly backend: Backend
  readonly clocks: Clocks
  readonly models: Models
  readonly promptCache: PromptCache
}

export const createInference = ({ backend, clocks, models, promptCache }: InferenceOptions): Inference => {
  const callOf = (
    { requestId, principal, signal }: InferenceContext,
    streaming: boolean,
    metadata = {},
  ): Call => ({ signal, streaming, clocks, requestId, principal, metadata })

  /** Once the answer has begun: a call that fails before writes nothing to the cache. */
  const cacheCounts = (
    { account, region }: InferenceContext,
    model: FoundationModel,
    request: ModelRequest,
    { cachesPrompts, inputTokens }: Served & { readonly inputTokens: number },
  ): CacheCounts | undefined => {
    if (cachesPrompts || model.promptCache === undefined || !hasCheckpoint(request)) return undefined
    return promptCache.apply({ scope: { account, region }, model, request, inputTokens })
  }

  return {
    resolve: (modelId, context) => models.open(modelId, context),

    count({ model }, request, door) {
      if (door === 'converse') checkConverse(request, model)
      return countRequest(request, model.id)
    },

    async generate({ model }, request, door, streaming, context) {
      if (door === 'converse') checkConverse(request, model, { streaming, region: context.region })
      else checkOptions(request, model, context.region)
      refuseUnbuilt(request)
      const inputTokens = countRequest(request, model.id)
      if (door === 'converse') checkContext(inputTokens, request.inferenceConfig?.maxTokens, model, request)
      else checkNativeContext(inputTokens, model)
      if (backend.converse === undefined) throw notImplementedException('This backend cannot converse.')
      const start = clocks.wall.now()
      const { served, events } = await backend.converse(
        { ...request, modelId: model.id },
        { ...callOf(context, streaming, request.requestMetadata), inputTokens },
      )
      context.answer.header('x-outcrop-backend', served.backend)
      const cache = cacheCounts(context, model, request, { inputTokens, ...served })
      const finish = { request, cache }
      const finished = hasFinish(finish) ? finishUsage(events, finish) : events
      return {
        served: cache === undefined ? served : { ...served, inputTokens: cache.inputTokens },
        firstByteLatency: clocks.wall.now() - start,
        // Whoever folds the events sees for himself whether they are whole.
        events: streaming ? ensureComplete(finished) : finished,
      }
    },

    async embed({ model }, request, settings, context) {
      checkOptions(settings, model, context.region)
      refuseUnbuilt(settings)
      if (backend.embed === undefined) throw notImplementedException('This backend cannot embed.')
      const answer = await backend.embed(
        { ...request, modelId: model.id },
        callOf(context, false, settings.requestMetadata),
      )
      context.answer.header('x-outcrop-backend', answer.served.backend)
      return answer
    },

    async rerank({ model }, request, settings, context) {
      checkOptions(settings, model, context.region)
      refuseUnbuilt(settings)
      if (backend.rerank === undefined) throw notImplementedException('This backend cannot rerank.')
      const answer = await backend.rerank(
        { ...request, modelId: model.id },
        callOf(context, false, settings.requestMetadata),
      )
      context.answer.header('x-outcrop-backend', answer.served.backend)
      return answer
    },
  }
}

/** @throws ValidationException as InvokeModel says it, whatever the family. */
const checkNativeContext = (inputTokens: number, { id, limits }: FoundationModel): void => {
  if (limits.context === undefined || inputTokens <= limits.context) return
  throw validationException('Input is too long for requested model.', {
    hint: `The request counts ${inputTokens} tokens; ${id} takes ${limits.context}.`,
  })
}
