/** What a function was called with is no event of an action group. Each problem is one sentence. */
export class UnreadableEvent extends Error {
  override readonly name = 'UnreadableEvent'
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(`This is not the event of an action group. ${problems.join(' ')}`)
    this.problems = problems
  }
}
