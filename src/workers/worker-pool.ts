/** Threads that compute for longer than the event loop may be held. */
export interface WorkerPool<Input, Output> {
  /**
   * Rejects with what the work threw, with the signal's reason, or with ServiceUnavailableException where too much
   * waits already or the work takes too long.
   */
  run(input: Input, signal: AbortSignal): Promise<Output>
  close(): Promise<void>
}

/** What a worker is sent, and what it sends back. */
export interface Task<Input> {
  readonly id: number
  readonly input: Input
}
export type Done<Output> =
  | { readonly id: number; readonly output: Output }
  | { readonly id: number; readonly error: unknown }
