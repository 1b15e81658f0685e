/** What the rules of a script see of a call. */
export interface Asked {
  /** The foundation model's ID, or what the route calls it. */
  readonly model: string
  /** What the client called it by, where that is another name. */
  readonly profile?: string
  /** Of the last user message; empty for one that only brings results of tools. */
  readonly text: string
  readonly system: string
  /** The tool whose result came last, where the last message brings one. */
  readonly tool?: string
  /** Those that the model may use. */
  readonly tools: readonly string[]
  /** How many user messages the conversation has: the first call is turn 1. */
  readonly turn: number
  readonly metadata: Readonly<Record<string, string>>
}
