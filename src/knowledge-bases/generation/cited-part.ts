/** A part of an answer, and the passages that it comes from, by their places. */
export interface CitedPart {
  /** Where it begins in the answer, in UTF-16 code units. */
  readonly start: number
  /** The answer's own text there. */
  readonly text: string
  readonly sources: readonly number[]
}
