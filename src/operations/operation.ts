import type { Agents } from '../agents/agents.ts'
import type { Clocks } from '../clock.ts'
import type { Functions } from '../functions/functions.ts'
import type { Catalogue, FoundationModel } from '../inference/catalogue.ts'
import type { Inference } from '../inference/inference.ts'
import type { ModelAccess } from '../inference/model-access.ts'
import type { Models } from '../inference/models.ts'
import type { KnowledgeBases } from '../knowledge-bases/knowledge-bases.ts'
import type { Logger } from '../log.ts'
import type { InvocationLogs } from '../metering/invocation-log/invocation-logs.ts'
import type { Principal } from '../principal.ts'
import type { ResourceStore } from '../resources/resource.ts'
import type { Present } from './present.ts'

/**
 * One Bedrock operation: behaviour only. `Request` and `Response` are the SDK's shapes, as type-only imports.
 * It gets a validated input and answers an output, or throws a BedrockException.
 */
export type Operation<Request, Response> = (
  input: Present<Request>,
  context: RequestContext,
) => Promise<Streamed<Response>>

/** An output whose stream, if it has one, comes in batches: one array per upstream read. */
export type Streamed<Response> = {
  [Key in keyof Response]: Exclude<Response[Key], undefined> extends AsyncIterable<infer Event>
    ? AsyncIterable<Event[]>
    : Response[Key]
}

/** What every operation may use; made once, by the composition root. */
export interface Services {
  readonly clocks: Clocks
  readonly catalogue: Catalogue
  readonly models: Models
  readonly inference: Inference
  readonly resources: ResourceStore
  readonly access: ModelAccess
  readonly invocationLogs: InvocationLogs
  readonly knowledgeBases: KnowledgeBases
  readonly functions: Functions
  readonly agents: Agents
  /** Milliseconds. */
  readonly timeouts: { readonly knowledgeBases: number }
  /** Whether a model answers in every Region and past its end of life. */
  readonly isKept: (model: FoundationModel) => boolean
}

export interface RequestContext extends Services {
  /** As the API names it: `Converse`. */
  readonly operation: string
  readonly requestId: string
  readonly account: string
  readonly region: string
  readonly principal: Principal
  /** Aborted when the client has gone. */
  readonly signal: AbortSignal
  readonly log: Logger
  /** How the answer's stream will be written. */
  readonly streamForm: 'frames' | 'server-sent-events' | 'text'
  readonly answer: Answer
}

/** What an operation adds to the answer beside its output. */
export interface Answer {
  /** A header that no description models, such as `x-outcrop-backend`. Lower-case name. */
  header(name: string, value: string): void
  /** Help that goes in `x-outcrop-hint` beside a successful answer. */
  hint(text: string): void
}

/** An operation whose shapes the caller does not know: what the generated index holds. */
export type AnyOperation = (input: never, context: RequestContext) => Promise<object>
