import type {
  ConverseRequest,
  ConverseStreamOutput,
  InvokeModelRequest,
  TokenUsage,
} from '@aws-sdk/client-bedrock-runtime'
import type { Clocks } from '../clock.ts'
import type { Principal } from '../principal.ts'

/** What surrounds one call to a backend. */
export interface Call {
  /** Aborted when nobody waits for the answer any more; every await must honour it. */
  readonly signal: AbortSignal
  /** Whether somebody watches the events: when nobody does, ask the upstream for the whole answer. */
  readonly streaming: boolean
  readonly clocks: Clocks
  readonly requestId: string
  readonly principal: Principal
  readonly metadata: Readonly<Record<string, string>>
  /** What the model was called by: its own ID, or that of the cross-region profile. */
  readonly profile?: string
  /** Of a conversation, as its model's family counts them, for backends that count nothing themselves. */
  readonly inputTokens?: number
}

/** Known before the first byte of the answer is sent. */
export interface Served {
  /** The backend's name: `x-outcrop-backend`. */
  readonly backend: string
  /** Where the backend counts before it answers: the whole input, cached or not. */
  readonly inputTokens?: number
  /** Whether its usage tells what a prompt cache of its own did; else one is simulated. */
  readonly cachesPrompts?: boolean
}

/** `events` yields one array per upstream read; the last event is `metadata` with the usage. */
export interface Generation {
  readonly served: Served
  readonly events: AsyncIterable<ConverseStreamOutput[]>
}

/** A native answer, byte for byte as the upstream gave it. */
export interface NativeGeneration {
  readonly served: Served
  readonly contentType?: string
  /** Where the upstream tells it apart from the body. */
  readonly usage?: Partial<TokenUsage>
  /** The bytes of one native chunk each, one array per upstream read; of a whole answer, one. */
  readonly chunks: AsyncIterable<Uint8Array[]>
}

/** Texts or images, never both: no family mixes them in one request. */
export interface EmbedRequest {
  readonly modelId: string
  readonly texts: readonly string[]
  readonly images?: readonly Uint8Array[]
  /** Length of each vector; the model's own where absent. */
  readonly dimensions?: number
  /** What the vectors are for, to models that were trained for several ends. */
  readonly purpose?: 'document' | 'query' | 'classification' | 'clustering' | 'image'
}

export interface EmbedResponse {
  readonly served: Served
  /** Unit vectors, in the order of the inputs. */
  readonly embeddings: readonly Float32Array[]
  readonly inputTokens: number
}

export interface RerankRequest {
  readonly modelId: string
  readonly query: string
  readonly documents: readonly string[]
}

export interface RerankResponse {
  readonly served: Served
  /** Relevance from 0 to 1, in the order of the documents. */
  readonly scores: readonly number[]
}

/** Where tokens come from. A capability is a method that is present. */
export interface Backend {
  /** The real service, which does itself what is not built here: guardrails, prompts. */
  readonly isBedrock?: boolean
  /**
   * Resolves when the first output exists; rejects with a BedrockException before that.
   * Whatever it holds is released in `finally`, even if nobody iterates `events`.
   */
  converse?(request: ConverseRequest, call: Call): Promise<Generation>
  /** A native body passed on as it is; undefined where the upstream does not speak the model's own form. */
  invoke?(request: InvokeModelRequest, call: Call): Promise<NativeGeneration> | undefined
  embed?(request: EmbedRequest, call: Call): Promise<EmbedResponse>
  rerank?(request: RerankRequest, call: Call): Promise<RerankResponse>
  close?(): Promise<void>
}
