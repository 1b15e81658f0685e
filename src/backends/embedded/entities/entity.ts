/** What kind of thing a piece of text names. */
export type EntityKind =
  | 'email'
  | 'url'
  | 'phone'
  | 'iban'
  | 'identifier'
  | 'date'
  | 'weekday'
  | 'year'
  | 'time'
  | 'duration'
  | 'money'
  | 'percent'
  | 'quantity'
  | 'number'
  | 'name'
  | 'nationality'
  | 'street'
  | 'postcode'
  | 'address'
  | 'hashtag'
  | 'file'

/** A thing that a text names, with what can be known of it. */
export interface Entity {
  readonly kind: EntityKind
  /** As written. */
  readonly text: string
  readonly start: number
  readonly end: number
  /** In its normal form where it has one: `2026-05-09`, `18:15`. */
  readonly normal?: string
  /** What a number says. */
  readonly amount?: number
  /** An ISO code such as `EUR`, a measure such as `kg`. */
  readonly unit?: string
  /** How surely a name is a person's, an organisation's, a place's: from 0 to 1. */
  readonly person?: number
  readonly organisation?: number
  readonly place?: number
}
