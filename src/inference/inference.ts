import type { ConverseStreamOutput } from '@aws-sdk/client-bedrock-runtime'
import type { Served } from '../backends/backend.ts'
import type { Clocks } from '../clock.ts'
import type { ModelRequest } from '../dialects/dialect.ts'
import type { Principal } from '../principal.ts'
import type { Aliases } from './aliases.ts'
import type { FoundationModel } from './catalogue.ts'
import { checkConverse } from './check-converse.ts'
import { countRequest } from './count-tokens.ts'
import { ensureComplete } from './ensure-complete.ts'
import { finishUsage, hasFinish } from './finish-usage.ts'
import type { Models } from './models.ts'
import { type Door, prepare } from './prepare.ts'
import { type CacheCounts, hasCheckpoint, type PromptCache } from './prompt-cache.ts'
import type { ResolvedModel } from './resolve-model.ts'
import type { Ask, Serve } from './serve.ts'

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

/** The one path to a model. */
export interface Inference {
  /**
   * What `modelId` names, if the account may call it.
   * @param metadata of the request, by which variants of an alias may be chosen.
   */
  resolve(
    modelId: string,
    context: InferenceContext,
    metadata?: Readonly<Record<string, string>>,
  ): Promise<ResolvedModel>
  /** @throws what Converse would refuse the conversation with. */
  count(resolved: ResolvedModel, request: ModelRequest, door: Door): number
  /**
   * A conversation, answered. Resolves when the first output exists.
   * @param streaming whether somebody watches the events as they come.
   */
  generate(
    resolved: ResolvedModel,
    request: ModelRequest,
    streaming: boolean,
    context: InferenceContext,
  ): Promise<Inferred>
  /** The same on one target, for what may come in other forms too; the request is checked when it is first asked. */
  converse(
    resolved: ResolvedModel,
    request: () => ModelRequest,
    door: Door,
    streaming: boolean,
    context: InferenceContext,
  ): Ask<Inferred>
  serve: Serve
}

export interface InferenceOptions {
  readonly serve: Serve
  readonly clocks: Clocks
  readonly models: Models
  readonly aliases: Aliases
  readonly promptCache: PromptCache
}

export const createInference = ({
  serve,
  clocks,
  models,
  aliases,
  promptCache,
}: InferenceOptions): Inference => {
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

  const converse: Inference['converse'] = ({ model }, read, door, streaming, context) => {
    let prepared: { readonly request: ModelRequest; readonly inputTokens: number } | undefined
    return ({ backend, model: upstreamModel }, call) => {
      if (backend.converse === undefined) return undefined
      prepared ??= prepare(read(), model, door, { streaming, region: context.region })
      const { request, inputTokens } = prepared
      const start = clocks.wall.now()
      const asked = backend.converse(
        { ...request, modelId: upstreamModel ?? model.id },
        { ...call, inputTokens },
      )
      return asked.then(({ served, events }) => {
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
      })
    }
  }

  return {
    serve,
    converse,

    async resolve(modelId, context, metadata = {}) {
      const variant = aliases.pick(modelId, metadata, context.requestId)
      if (variant === undefined) return models.open(modelId, context)
      context.answer.header('x-outcrop-variant', variant)
      return models.open(variant, context)
    },

    count({ model }, request, door) {
      if (door === 'converse') checkConverse(request, model)
      return countRequest(request, model.id)
    },

    generate(resolved, request, streaming, context) {
      const ask = converse(resolved, () => request, 'converse', streaming, context)
      return serve(resolved, request, streaming, context, ask)
    },
  }
}
