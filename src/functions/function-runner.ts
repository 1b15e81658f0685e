/** One way to run a function, whatever surrounds a call. */
export interface FunctionRunner {
  /**
   * Settles when nothing of the call is left: its process, its thread, its connection.
   *
   * @returns what was answered, within the bytes of the settings, as JSON still to be read.
   * @throws FunctionFailure, or the signal's reason.
   */
  run(call: FunctionRun): Promise<string>
  /** Called when no call runs any more. */
  close?(): Promise<void>
}

export interface FunctionRun {
  readonly name: string
  /** JSON. */
  readonly event: string
  /** Milliseconds of the wall clock at which the signal aborts at the latest. */
  readonly deadline: number
  readonly signal: AbortSignal
}

/** Told of what a function's code prints. */
export type FunctionLog = (name: string, output: string) => void
