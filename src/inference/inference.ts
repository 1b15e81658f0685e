import type { ConverseStreamOutput } from '@aws-sdk/client-bedrock-runtime'
import type { Backend, Served } from '../backends/backend.ts'
import type { Clocks } from '../clock.ts'
import type { ModelRequest } from '../dialects/dialect.ts'
import { notImplementedException } from '../errors.ts'
import type { Principal } from '../principal.ts'
import { ensureComplete } from './ensure-complete.ts'
import type { Models } from './models.ts'
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

/** The one path to a model. */
export interface Inference {
  /** What `modelId` names, if the account may call it. */
  resolve(modelId: string, context: InferenceContext): Promise<ResolvedModel>
  /**
   * Resolves when the first output exists.
   * @param streaming whether somebody watches the events as they come.
   */
  generate(
    resolved: ResolvedModel,
    request: ModelRequest,
    streaming: boolean,
    context: InferenceContext,
  ): Promise<Inferred>
}

export interface InferenceOptions {
  readonly backend: Backend
  readonly clocks: Clocks
  readonly models: Models
}

export const createInference = ({ backend, clocks, models }: InferenceOptions): Inference => {
  return {
    resolve: (modelId, context) => models.open(modelId, context),

    async generate({ model }, request, streaming, { requestId, principal, signal, answer }) {
      if (!model.outputModalities.includes('TEXT')) {
        throw notImplementedException(`Inference on ${model.id} is not implemented. See docs/coverage.md.`, {
          hint: `${model.id} answers ${model.outputModalities.join(', ')}; text models are implemented.`,
        })
      }
      if (backend.converse === undefined) throw notImplementedException('This backend cannot converse.')
      const start = clocks.wall.now()
      const { served, events } = await backend.converse(
        { ...request, modelId: model.id },
        { signal, streaming, clocks, requestId, principal, metadata: request.requestMetadata ?? {} },
      )
      answer.header('x-outcrop-backend', served.backend)
      // Whoever folds the events sees for himself whether they are whole.
      return {
        served,
        firstByteLatency: clocks.wall.now() - start,
        events: streaming ? ensureComplete(events) : events,
      }
    },
  }
}
