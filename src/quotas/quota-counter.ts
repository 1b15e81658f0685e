/** What one call asks of one quota. */
export interface Claim {
  /** Account, Region and quota: who shares it. */
  readonly key: string
  readonly amount: number
  readonly limit: number
  /** Milliseconds that the limit is for: a minute, a day. */
  readonly window: number
  /** Whether the amount is spent at once, as a request is, or stays reserved until it settles, as tokens are. */
  readonly spent: 'at once' | 'when settled'
}

export interface Use {
  /** Settled within the window. */
  readonly settled: number
  /** Held by calls that run. */
  readonly reserved: number
}

/** A quota as it stands for the claim that did not fit. */
export interface Refusal extends Use {
  /** Which of the claims: its position. */
  readonly claim: number
  /** Milliseconds until the claim would fit if nothing else came; absent where it never does by waiting alone. */
  readonly retryAfter?: number
}

export type Reserved = { readonly id: string } | { readonly refused: Refusal }

/**
 * Counts what is used of quotas. At every admission, of each claim: what settled within its window, and the open
 * reservations, and the claim itself, are together within the limit. What settles above its reservation is a debt that
 * blocks later claims until it leaves the window.
 *
 * Narrow, so that several nodes can share one counter; each method is atomic.
 */
export interface QuotaCounter {
  /** All claims or none, tried in their order: the first that does not fit is the refusal. */
  reserve(claims: readonly Claim[]): Promise<Reserved>
  /** What a running call is now known to take of each claim that settles. Unknown reservations are left alone. */
  adjust(id: string, amount: number): Promise<void>
  /** Ends a reservation: the amount is spent of each claim that settles, and the rest is free. Only the first counts. */
  settle(id: string, amount: number): Promise<void>
  /** What is used of a quota at the moment; nothing for one that nobody has claimed of. */
  look(claim: Pick<Claim, 'key' | 'window'>): Promise<Use>
  /** Forgets all that was spent and reserved. */
  clear(): Promise<void>
  close(): Promise<void>
}
