import type { ConverseStreamOutput } from '@aws-sdk/client-bedrock-runtime'
import type { Served } from '../backends/backend.ts'
import type { Clocks } from '../clock.ts'
import type { ModelRequest } from '../dialects/dialect.ts'
import type { Demand } from '../metering/meter.ts'
import type { Principal } from '../principal.ts'
import type { Aliases } from './aliases.ts'
import { askUntilValid, watchOutput, withCorrection } from './ask-until-valid.ts'
import type { FoundationModel } from './catalogue.ts'
import { checkConverse } from './check-converse.ts'
import { countRequest } from './count-tokens.ts'
import { endWithStream } from './end-with-stream.ts'
import { ensureComplete } from './ensure-complete.ts'
import { readExpectedOutput } from './expected-output.ts'
import type { OutputFault } from './find-output-fault.ts'
import { finishUsage, hasFinish } from './finish-usage.ts'
import { hintOnTemperature } from './hint-on-temperature.ts'
import { meterEvents } from './meter-events.ts'
import type { Models } from './models.ts'
import { type Door, prepare } from './prepare.ts'
import { type CacheCounts, hasCheckpoint, type PromptCache } from './prompt-cache.ts'
import type { PromptRouters, ReadRequest } from './prompt-routers.ts'
import { refuseUnbuilt } from './refuse-unbuilt.ts'
import type { ResolvedModel } from './resolve-model.ts'
import type { Ask, Serve } from './serve.ts'

/** What a call to a model knows of the request that makes it. */
export interface InferenceContext {
  /** As the API names it: `Converse`. */
  readonly operation: string
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
   * @param read the request, by which a prompt router chooses.
   * @param metadata of the request, by which variants of an alias may be chosen.
   */
  resolve(
    modelId: string,
    context: InferenceContext,
    read: ReadRequest,
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

/** Nobody watches a whole answer: it is read to its end, so that another backend can be asked where it breaks off. */
const gather = async <Batch>(batches: AsyncIterable<Batch>): Promise<Batch[]> => {
  const all: Batch[] = []
  for await (const batch of batches) all.push(batch)
  return all
}

const replay = async function* <Batch>(batches: readonly Batch[]): AsyncGenerator<Batch> {
  yield* batches
}

interface Asked {
  readonly served: Served
  readonly events: AsyncIterable<ConverseStreamOutput[]>
  /** What the caller may want to know of the answer. */
  readonly hint?: string
}

export interface InferenceOptions {
  readonly serve: Serve
  readonly clocks: Clocks
  readonly models: Models
  readonly aliases: Aliases
  readonly promptRouters: PromptRouters
  readonly promptCache: PromptCache
  /** How often a model is asked again whose answer has not the form that was asked for; 0 checks no answer. */
  readonly structuredOutput: { readonly retries: number }
}

export const createInference = ({
  serve,
  clocks,
  models,
  aliases,
  promptRouters,
  promptCache,
  structuredOutput,
}: InferenceOptions): Inference => {
  /** Once the answer has begun: a call that fails before writes nothing to the cache. */
  const cacheCounts = (
    { account, region }: InferenceContext,
    model: FoundationModel,
    request: ModelRequest,
    { cachesPrompts, inputTokens }: Served & { readonly inputTokens: number },
  ): CacheCounts | undefined => {
    if (model.promptCache === undefined || !hasCheckpoint(request)) return undefined
    const counts = promptCache.apply({ scope: { account, region }, model, request, inputTokens })
    // The upstream says itself what its cache did; ours then only expects what the next call reads.
    return cachesPrompts ? undefined : counts
  }

  const demand = (
    { account, region }: InferenceContext,
    model: FoundationModel,
    request: ModelRequest,
    inputTokens: number,
  ): Demand => {
    const cached =
      model.promptCache !== undefined && hasCheckpoint(request)
        ? promptCache.look({ scope: { account, region }, model, request, inputTokens })
        : undefined
    return {
      inputTokens,
      // The user guide's example reserves what is written to the cache, and not what is read from it.
      cachedTokens: cached?.cacheReadInputTokens ?? 0,
      maxTokens: request.inferenceConfig?.maxTokens,
    }
  }

  const converse: Inference['converse'] = ({ model, promptRouter }, read, door, streaming, context) => {
    let prepared: ReturnType<typeof prepareOutput> | undefined
    const prepareOutput = () => {
      const whole = prepare(read(), model, door, { streaming, region: context.region })
      const expected = structuredOutput.retries > 0 ? readExpectedOutput(whole.request) : undefined
      return { ...whole, expected, advice: hintOnTemperature(whole.request) }
    }
    return ({ backend, model: upstreamModel }, call, meter) => {
      if (backend.converse === undefined) return undefined
      const generate = backend.converse.bind(backend)
      prepared ??= prepareOutput()
      const { request, inputTokens, expected, advice } = prepared
      if (!backend.isBedrock) refuseUnbuilt(request)
      const start = clocks.wall.now()

      const ask = async (asked: ModelRequest, tokens: number): Promise<Asked> => {
        const named = { ...asked, modelId: upstreamModel ?? model.id }
        await meter.admit(demand(context, model, asked, tokens))
        const { served, events } = await generate(named, { ...call, inputTokens: tokens })
        meter.began(served.backend)
        context.answer.header('x-outcrop-backend', served.backend)
        const cache = cacheCounts(context, model, asked, { inputTokens: tokens, ...served })
        const finish = { request, cache, invokedModelId: promptRouter?.invokedModelId }
        return {
          served: cache === undefined ? served : { ...served, inputTokens: cache.inputTokens },
          events: meterEvents(hasFinish(finish) ? finishUsage(events, finish) : events, meter),
        }
      }
      const askAgain = (fault: OutputFault) => {
        const corrected = withCorrection(request, fault)
        return ask(corrected, countRequest(corrected, model.id))
      }
      const answered: Promise<Asked> =
        expected === undefined || streaming
          ? ask(request, inputTokens)
          : askUntilValid({
              expected,
              retries: structuredOutput.retries,
              signal: context.signal,
              namesFault: door === 'converse',
              ask: fault => (fault === undefined ? ask(request, inputTokens) : askAgain(fault)),
            })

      return answered.then(({ served, events, hint }) => {
        const hints = [advice, hint].filter(text => text !== undefined)
        if (hints.length > 0) context.answer.header('x-outcrop-hint', hints.join(' '))
        const watched = expected !== undefined && door === 'converse' ? watchOutput(events, expected) : events
        const firstByteLatency = clocks.wall.now() - start
        const whole = ensureComplete(watched)
        return streaming
          ? { served, firstByteLatency, events: endWithStream(whole, meter) }
          : gather(whole).then(batches => ({ served, firstByteLatency, events: replay(batches) }))
      })
    }
  }

  return {
    serve,
    converse,

    async resolve(modelId, context, read, metadata = {}) {
      const variant = aliases.pick(modelId, metadata, context.requestId)
      if (variant !== undefined) context.answer.header('x-outcrop-variant', variant)
      const named = variant ?? modelId
      const alias = variant === undefined ? {} : { alias: modelId }
      if (!promptRouters.isRouter(named)) return { ...(await models.open(named, context)), ...alias }
      const resolved = await promptRouters.open(named, context, read)
      context.answer.header('x-outcrop-variant', resolved.invocable)
      return { ...resolved, ...alias }
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
