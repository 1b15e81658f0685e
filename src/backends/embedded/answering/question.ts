import type { Field } from '../entities/field.ts'

export type AnswerKind =
  | 'person'
  | 'name'
  | 'time'
  | 'past'
  | 'place'
  | 'amount'
  | 'age'
  | 'span'
  | 'frequency'
  | 'colour'
  | 'phone'
  | 'email'
  | 'url'
  | 'reason'
  | 'manner'
  | 'truth'
  | 'thing'

/** A question, and what kind of answer it wants. */
export interface Question {
  readonly text: string
  /** The stems of what it is about, each with a share from 0 to 1. */
  readonly stems: ReadonlyMap<string, number>
  /** Of these the ones that a text may well put otherwise: verbs. */
  readonly deeds: ReadonlySet<string>
  /** What it looks for, by its words and its kind. */
  readonly field: Field
  /** Whether only something of that kind can answer it. */
  readonly strict: boolean
  readonly type: AnswerKind
}
