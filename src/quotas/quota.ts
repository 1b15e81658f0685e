export type QuotaMetric =
  | 'requests-per-minute'
  | 'tokens-per-minute'
  | 'tokens-per-day'
  | 'requests-per-second'

/** Which calls share a quota: those by a model's own ID, by a cross-region profile, by a global one. */
export type QuotaKind = 'on-demand' | 'cross-region' | 'global-cross-region'

/** A quota as Service Quotas names it, in one Region. */
export interface Quota {
  readonly name: string
  /** `L-89F8391A`; absent where no source gives it. */
  readonly code?: string
  readonly metric: QuotaMetric
  readonly value: number
  readonly adjustable?: boolean
}
