import type { Call } from '../backends/backend.ts'
import type { Clocks } from '../clock.ts'
import { BedrockException, notImplementedException } from '../errors.ts'
import type { CallMeter, Meter } from '../metering/meter.ts'
import type { Breaker } from './breaker.ts'
import type { InferenceContext } from './inference.ts'
import type { CallSettings } from './invoke-settings.ts'
import type { ResolvedModel } from './resolve-model.ts'
import type { Route, Target } from './route.ts'

/** What a call asks of a target; undefined where its backend has no means for it. */
export type Ask<Answer> = (
  target: Target,
  call: Call,
  meter: CallMeter,
) => Promise<Answer | undefined> | undefined

/** Asks the targets of a model, one after the other, until one has begun to answer. */
export type Serve = <Answer>(
  resolved: ResolvedModel,
  settings: CallSettings,
  streaming: boolean,
  context: InferenceContext,
  ask: Ask<Answer>,
) => Promise<Answer>

/** One target asked. */
interface Attempt {
  readonly backend: string
  /** `ok`, or the name of the exception. */
  readonly outcome: string
  readonly milliseconds: number
}

/** Failures that say nothing against the request: another backend may answer it. */
const RETRYABLE: ReadonlySet<string> = new Set([
  'InternalServerException',
  'ModelErrorException',
  'ModelNotReadyException',
  'ModelStreamErrorException',
  'ModelTimeoutException',
  'ServiceUnavailableException',
  'ThrottlingException',
])

const isRetryable = (error: unknown): error is BedrockException =>
  error instanceof BedrockException && RETRYABLE.has(error.name)

export interface ServeOptions {
  readonly route: Route
  readonly breaker: Breaker
  readonly meter: Meter
  readonly clocks: Clocks
}

export const createServe = ({ route, breaker, meter: meters, clocks }: ServeOptions): Serve => {
  /** Those that failed of late come last, for with nobody else there they are asked all the same. */
  const inOrder = (targets: readonly Target[]): readonly Target[] => {
    if (targets.length < 2) return targets
    const allowed = targets.filter(({ name }) => breaker.allows(name))
    return [...allowed, ...targets.filter(target => !allowed.includes(target))]
  }

  const askAll = async <Answer>(
    resolved: ResolvedModel,
    settings: CallSettings,
    streaming: boolean,
    context: InferenceContext,
    ask: Ask<Answer>,
    meter: CallMeter,
  ): Promise<Answer> => {
    const { requestId, principal, signal } = context
    const call: Call = {
      signal,
      streaming,
      clocks,
      requestId,
      principal,
      metadata: settings.requestMetadata ?? {},
      profile: resolved.invocable,
    }
    const attempts: Attempt[] = []
    let failure: BedrockException | undefined
    for (const target of inOrder(route(resolved.model.id))) {
      const start = clocks.wall.now()
      const record = (outcome: string) =>
        attempts.push({ backend: target.name, outcome, milliseconds: clocks.wall.now() - start })
      try {
        const answer = await ask(target, call, meter)
        if (answer === undefined) continue
        breaker.succeeded(target.name)
        meter.attempted()
        record('ok')
        if (attempts.length > 1) tell(context, attempts)
        return answer
      } catch (error) {
        // A quota is of the model, whoever answers for it.
        if (meter.isRefused()) throw error
        meter.attempted()
        if (signal.aborted || !isRetryable(error)) throw error
        meter.broke()
        breaker.failed(target.name)
        record(error.name)
        failure = error
      }
    }
    if (failure === undefined) throw unable(resolved, route(resolved.model.id))
    if (attempts.length > 1) tell(context, attempts)
    throw failure
  }

  const meterOf = (
    { model, quota, geography, invocable, applicationProfile, alias }: ResolvedModel,
    { requestMetadata = {}, serviceTier, performanceConfig }: CallSettings,
    streaming: boolean,
    { requestId, account, region, principal, operation, signal }: InferenceContext,
  ): CallMeter =>
    meters.begin({
      requestId,
      account,
      region,
      principal,
      operation,
      model,
      kind: quota,
      geography,
      invocable,
      applicationProfile,
      alias,
      tier: performanceConfig?.latency === 'optimized' ? 'optimized' : serviceTier?.type,
      metadata: requestMetadata,
      streaming,
      signal,
    })

  return async (resolved, settings, streaming, context, ask) => {
    context.signal.throwIfAborted()
    const meter = meterOf(resolved, settings, streaming, context)
    try {
      const answer = await askAll(resolved, settings, streaming, context, ask, meter)
      // What comes as a stream ends with its last event.
      if (!streaming) await meter.ended()
      return answer
    } catch (error) {
      await meter.failed(error)
      throw error
    }
  }
}

/** `gpu: ModelTimeoutException after 5012 ms; bedrock: ok after 210 ms`. */
const tell = ({ answer }: InferenceContext, attempts: readonly Attempt[]): void =>
  answer.header(
    'x-outcrop-attempts',
    attempts
      .map(({ backend, outcome, milliseconds }) => `${backend}: ${outcome} after ${milliseconds} ms`)
      .join('; '),
  )

const unable = ({ model }: ResolvedModel, targets: readonly Target[]): BedrockException =>
  notImplementedException(`No backend here does what was asked of ${model.id}.`, {
    hint: `It is routed to ${targets.map(({ name }) => name).join(', ')}; "models" in the configuration says where to.`,
  })
