/** A word with its place in the whole text. */
export interface Word {
  readonly text: string
  readonly lower: string
  readonly base: string
  readonly start: number
  readonly end: number
}

/** A sentence, or a line that is none, of a text. */
export interface Segment {
  readonly text: string
  readonly index: number
  readonly start: number
  readonly end: number
  /** Counts the lines from 0; lines of hard-wrapped prose are one. */
  readonly line: number
  readonly words: readonly Word[]
  /** The words before the colon of a `key: value` line, in lower case; else empty. */
  readonly label: string
}
