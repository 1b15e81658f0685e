import type { ConverseRequest, ConverseStreamOutput } from '@aws-sdk/client-bedrock-runtime'
import type { Backend, Served } from '../backends/backend.ts'
import type { Clocks } from '../clock.ts'
import { accessDeniedException, notImplementedException } from '../errors.ts'
import type { Principal } from '../principal.ts'
import type { Catalogue, FoundationModel } from './catalogue.ts'
import { ensureComplete } from './ensure-complete.ts'
import { resolveModel } from './resolve-model.ts'

/** What a call to a model knows of the request that makes it. */
export interface InferenceContext {
  readonly requestId: string
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
  resolve(modelId: string, context: InferenceContext): FoundationModel
  /**
   * Resolves when the first output exists.
   * @param streaming whether somebody watches the events as they come.
   */
  generate(
    model: FoundationModel,
    request: Omit<ConverseRequest, 'modelId'>,
    streaming: boolean,
    context: InferenceContext,
  ): Promise<Inferred>
}

export interface InferenceOptions {
  readonly catalogue: Catalogue
  readonly backend: Backend
  readonly clocks: Clocks
  /** Model IDs the account has access to; `*` stands for any run of characters. */
  readonly modelAccess: readonly string[]
}

export const createInference = ({ catalogue, backend, clocks, modelAccess }: InferenceOptions): Inference => {
  const granted = modelAccess.map(toExpression)
  return {
    resolve(modelId, { region }) {
      const model = resolveModel(catalogue, modelId, region)
      if (granted.some(expression => expression.test(model.id))) return model
      throw accessDeniedException(`You don't have access to the model with the specified model ID.`, {
        hint: `Grant it in the configuration: modelAccess: ['${model.id}'].`,
      })
    },

    async generate(model, request, streaming, { requestId, principal, signal, answer }) {
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

/** The patterns come from the configuration, never from a request. */
const toExpression = (glob: string): RegExp =>
  new RegExp(`^${glob.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`)
