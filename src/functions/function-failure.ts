/**
 * How a function failed: nobody set it up; it could not be called at all; it threw; it took too long; it was given or
 * answered too much, or no JSON; it died; too many run.
 */
export type FailureKind =
  | 'unknown'
  | 'unreachable'
  | 'threw'
  | 'timeout'
  | 'too large'
  | 'not JSON'
  | 'ended'
  | 'busy'

/**
 * The message is one sentence for the log and the trace, without anything that the function's code printed. What it
 * threw is the cause, for the log alone.
 */
export class FunctionFailure extends Error {
  override readonly name = 'FunctionFailure'
  readonly kind: FailureKind

  constructor(kind: FailureKind, message: string, options?: ErrorOptions) {
    super(message, options)
    this.kind = kind
  }
}
