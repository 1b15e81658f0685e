import type { Field } from '../entities/field.ts'

/** A question, and what kind of answer it wants. */
export interface Question {
  readonly text: string
  /** The stems of what it is about, each with a share from 0 to 1. */
  readonly stems: ReadonlyMap<string, number>
  /** What it looks for, by its words and its kind. */
  readonly field: Field
  /** Whether only something of that kind can answer it. */
  readonly strict: boolean
  readonly type: 'person' | 'time' | 'place' | 'amount' | 'span' | 'reason' | 'manner' | 'truth' | 'thing'
}
