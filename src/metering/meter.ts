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
}

/** What a call asks of the quotas. */
export interface Demand {
  /** As counted here, without what the prompt cache holds. */
  readonly inputTokens: number
  /** The most it may say; the model's own limit where absent. */
  readonly maxTokens?: number | undefined
}

/** What a call took. */
export type Taken =
  | Partial<TokenUsage>
  | { readonly embeddingTokens: number }
  | { readonly searchUnits: number }

/** One call from its admission to its end; ends once, however often it is told. */
export interface CallMeter {
  /** @throws ThrottlingException where a quota is used up. Only the first demand counts. */
  admit(demand: Demand): Promise<void>
  /** Whether a quota has refused it. */
  isRefused(): boolean
  /** Whether it has ended or failed. */
  isOver(): boolean
  /** A backend has failed and another is asked. */
  retried(): void
  /** The backend that is named has begun to answer. */
  began(backend: string): void
  /** What has been said so far, in tokens; all that is known of an answer that nobody reads to its end. */
  produced(outputTokens: number): void
  /** Resolves when it is kept: the last of an answer waits for it. */
  ended(taken: Taken): Promise<void>
  /** It failed, or its client has left, before or within the answer. */
  failed(error: unknown): Promise<void>
}

export interface Meter {
  begin(call: MeteredCall): CallMeter
}
