/** One server that answers calls to models over HTTP. */
export interface Upstream {
  /**
   * Resolves when the head of the answer is there, whatever its status.
   *
   * @param path below the base URL: `/chat/completions`.
   * @throws BedrockException where there is no answer; the signal's reason once it is aborted.
   */
  post(path: string, body: Uint8Array, options: PostOptions): Promise<UpstreamAnswer>
  close(): Promise<void>
}

export interface PostOptions {
  /** `POST` where absent. */
  readonly method?: 'POST' | 'PUT'
  /** Beside those that every request to this upstream has. */
  readonly headers?: Readonly<Record<string, string>>
  readonly signal: AbortSignal
}

export interface UpstreamAnswer {
  readonly status: number
  /** By names in lower case. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: UpstreamBody
}

/** Read once. Whoever leaves before the end closes the connection. */
export interface UpstreamBody extends AsyncIterable<Buffer> {
  /** Nothing more is expected: keeps the connection if the end comes at once. */
  finish(): void
  /** Closes the connection, if the end has not come yet. */
  discard(): void
}
