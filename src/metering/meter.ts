import type { TokenUsage } from '@aws-sdk/client-bedrock-runtime'
import type { FoundationModel } from '../inference/catalogue.ts'
import type { Principal } from '../principal.ts'
import type { QuotaKind } from '../quotas/quota.ts'

/** A call to a model, before it is asked. */
export interface MeteredCall {
  readonly requestId: string
  readonly account: string
  readonly region: string
  readonly principal: Principal
  readonly operation: string
  readonly model: FoundationModel
  readonly kind: QuotaKind
  /** What the model was called by: its own ID, or the cross-region profile's. */
  readonly invocable: string
  readonly geography?: string | undefined
  readonly applicationProfile?: string | undefined
  readonly alias?: string | undefined
  /** `priority`, `flex` ... where one was asked for. */
  readonly tier?: string | undefined
  readonly metadata: Readonly<Record<string, string>>
  /** Whether somebody watches the answer as it comes. */
  readonly streaming: boolean
  /** Aborted when the client leaves: what the call holds is free then. */
  readonly signal: AbortSignal
}

/** What a call asks of the quotas. */
export interface Demand {
  /** As counted here, cached or not. */
  readonly inputTokens: number
  /** Of these, what the prompt cache holds. */
  readonly cachedTokens?: number
  /** The most it may say; the model's own limit where absent. */
  readonly maxTokens?: number | undefined
}

/** What a model took for an answer; empty where nobody counted. */
export type Taken =
  | Partial<TokenUsage>
  | { readonly embeddingTokens: number }
  | { readonly searchUnits: number }

/**
 * One call from its admission to its end. A model may be asked several times for one call (another backend, an answer of another form): each
 * answer counts, and the call is one record.
 */
export interface CallMeter {
  /**
   * Reserves what the model may take; nothing where it is asked for the same again.
   * @throws ThrottlingException where a quota is used up.
   */
  admit(demand: Demand): Promise<void>
  /** Whether a quota has refused it. */
  isRefused(): boolean
  /** A backend was asked, whatever came of it. */
  attempted(): void
  /** The backend that is named has begun to answer. */
  began(backend: string): void
  /** What it has said so far, in tokens; all that is known of an answer that does not come to its end. */
  produced(outputTokens: number): void
  /** It has broken off, and the same may be asked of another. */
  broke(): void
  /** It has answered, and this is settled. */
  took(taken: Taken): Promise<void>
  /** Whether what was asked last is answered and settled. */
  isSettled(): boolean
  /** The call is answered. Resolves when it is kept: the last of an answer waits for it. */
  ended(): Promise<void>
  /** It failed, or its client has left, before or within the answer. */
  failed(error: unknown): Promise<void>
  /** Whether it has ended or failed; it does so once, however often it is told. */
  isOver(): boolean
}

export interface Meter {
  begin(call: MeteredCall): CallMeter
}
