/** What a chunk is made of and is cut between: a sentence, a heading, a row of a table, a line of code. */
export interface Piece {
  /** Characters in the document's text. */
  readonly start: number
  readonly end: number
  readonly tokens: number
  /** Of what is between it and the piece before it. */
  readonly gap: number
  /** A line is a row of a table, or of code: no chunk begins within it unless it is too long for one. */
  readonly kind: 'heading' | 'line' | 'sentence'
  /** Those above it, outermost first; of a table's row also the row of names. */
  readonly headings: readonly string[]
  readonly page?: number
}
