/** What goes wrong on purpose in one call. `after` counts the events that arrive before. */
export type Fault =
  /** Before the answer begins where `after` is absent. */
  | {
      readonly kind: 'exception'
      readonly name: string
      readonly message: string
      readonly status: number
      readonly after?: number
    }
  /** Nothing comes for so long, then it goes on. */
  | { readonly kind: 'stall'; readonly after: number; readonly milliseconds: number }
  /** Half of the next event, and the end. */
  | { readonly kind: 'truncate'; readonly after: number }
  /** The next event with a wrong bit, which its checksum betrays. */
  | { readonly kind: 'corrupt'; readonly after: number }
  /** The connection is gone. */
  | { readonly kind: 'drop'; readonly after: number }
  /** A few bytes at a time. */
  | { readonly kind: 'drip'; readonly bytes: number; readonly milliseconds: number }
  /** The end without what says that it is one. */
  | { readonly kind: 'omit-stop' }

/** A fault and the calls that meet it. */
export interface FaultRule {
  readonly id: string
  readonly fault: Fault
  /** As the rule was written. */
  readonly text: string
  /** Names of operations, and model IDs, with `*`. */
  readonly operation: string
  readonly model: string
  /** How many calls meet it; all where absent. */
  readonly times?: number
  /** The share of calls, from 0 to 1. */
  readonly probability: number
}
