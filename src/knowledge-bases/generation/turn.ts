/** A question of a session, and what was answered. */
export interface Turn {
  readonly question: string
  readonly answer: string
}
