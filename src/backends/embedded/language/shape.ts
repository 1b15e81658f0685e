/** The form that an answer is asked to have. */
export interface Shape {
  readonly form?: 'bullets' | 'numbered' | 'sentences' | 'paragraphs' | 'lines' | 'commas' | 'table'
  /** How many of `form`; the least where a range is given. */
  readonly count?: number
  /** The most of `form`, where that is more than `count` or is all that is said. */
  readonly most?: number
  /** The most words that the whole answer may have. */
  readonly words?: number
  /** The most words that each item of a list may have. */
  readonly wordsEach?: number
  readonly case?: 'upper' | 'lower'
  /** The columns of a table, as spelt in the request. */
  readonly columns?: readonly string[]
  /** What the answer is to begin and to end with. */
  readonly start?: string
  readonly end?: string
  /** What is to stand around the whole answer. */
  readonly wrap?: readonly [before: string, after: string]
  /** Whether only yes or no is allowed. */
  readonly yesOrNo?: true
}
