/** What a user wrote and Outcrop runs, named as Lambda functions are: handlers of action groups, transformations of chunks. */
export interface Functions {
  /**
   * Runs once: nothing here tries again.
   *
   * @returns what it answered, read from JSON.
   * @throws FunctionFailure, or the signal's reason.
   */
  invoke(call: FunctionCall): Promise<unknown>
  close(): Promise<void>
}

export interface FunctionCall {
  /** `arn:aws:lambda:us-east-1:123456789012:function:orders`, with or without a version, or a name alone. */
  readonly name: string
  /** Goes to it as JSON. */
  readonly event: unknown
  readonly signal: AbortSignal
  /** A longer reply is a failure and not read: reading JSON of 6 MB can take seconds. */
  readonly mostBytes?: number
}
