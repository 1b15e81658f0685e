/** One call to a model, whoever made it. Never what was said. Absent is unknown, and never zero. */
export interface UsageRecord {
  /** Milliseconds since 1970 on the service clock, when it ended. */
  readonly at: number
  readonly requestId: string
  readonly account: string
  readonly region: string
  /** The ARN of who signed. */
  readonly principal: string
  readonly operation: string
  /** The foundation model's ID. */
  readonly model: string
  /** What it was called by: its own ID, or the cross-region profile's. */
  readonly profile?: string
  readonly applicationProfile?: string
  /** The alias that was called, where one was. */
  readonly alias?: string
  readonly backend?: string
  /** How many backends were asked. */
  readonly attempts: number
  readonly tokens: UsageTokens
  /** Quota tokens held while it ran, and taken in the end. */
  readonly reserved?: number
  readonly settled?: number
  /** Milliseconds. */
  readonly latency: number
  readonly firstToken?: number
  /** `ok`, `cancelled`, or the name of the exception. */
  readonly outcome: string
  /** Picodollars (10^-12 USD). */
  readonly cost?: bigint
  /** The date of the price list. */
  readonly priceVersion?: string
  readonly session?: string
  readonly turn?: string
  readonly step?: string
  readonly metadata?: Readonly<Record<string, string>>
}

/** What a call took, by kind. */
export interface UsageTokens {
  readonly input?: number
  readonly output?: number
  readonly cacheRead?: number
  /** Written for five minutes, and for an hour. */
  readonly cacheWrite5m?: number
  readonly cacheWrite1h?: number
  readonly embedding?: number
  /** Queries of a reranker. */
  readonly searchUnits?: number
}
