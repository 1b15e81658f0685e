import type { Json } from '../../json/json.ts'

/** A word of a text with its place in it. */
export interface Word {
  readonly text: string
  readonly lower: string
  readonly stem: string
  readonly start: number
  readonly end: number
  /** Whether a sentence, a quotation or a line begins here, so that a capital says nothing. */
  readonly begins: boolean
  /** The mark that follows and separates, or an empty string. */
  readonly mark: string
}

export type MentionKind =
  | 'date'
  | 'time'
  | 'number'
  | 'email'
  | 'url'
  | 'phone'
  | 'code'
  | 'name'
  | 'acronym'
  | 'currency'
  | 'quotation'
  | 'place'

/** Something that a text names and that may be the value of an argument. */
export interface Mention {
  readonly kind: MentionKind
  /** As written. */
  readonly text: string
  /** What it is in JSON: a number, an ISO date, `HH:MM`. */
  readonly value: Json
  /** What a number counts: a currency code, a unit, the stem of the word after it; else empty. */
  readonly unit: string
  /** The first word and the one after the last. */
  readonly first: number
  readonly next: number
}

/** What a reader found at a word. */
export type Reading = Omit<Mention, 'first'>
