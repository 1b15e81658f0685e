/** One HTTP request as the wire sees it, whichever protocol carried it. */
export interface HttpRequest {
  readonly method: string
  /** Path and query exactly as sent: never decoded or normalised, because SigV4 signs these bytes. */
  readonly target: string
  /** Lower-case names, no pseudo headers; over HTTP/2 `host` is absent and `authority` holds `:authority`. */
  readonly headers: Readonly<Record<string, string | undefined>>
  /** Names and values as sent, alternating: the only place where a repeated header is seen twice. */
  readonly rawHeaders: readonly string[]
  /** The `Host` header, or `:authority` over HTTP/2. Empty when absent. */
  readonly authority: string
  readonly protocol: 'h1' | 'h2'
  readonly remoteAddress: string
  /** Aborted when the client goes away before the answer is complete. */
  readonly signal: AbortSignal
  /** The whole body. Rejects with `RequestEntityTooLargeException` past `limit` bytes, or on a timeout. */
  readBody(limit: number): Promise<Buffer>
}

/** A streamed body yields what one socket write should carry; `return()` is called when the client leaves. */
export type HttpBody = Uint8Array | AsyncIterable<Uint8Array>

export interface HttpResponse {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body?: HttpBody
}

export type HttpHandler = (request: HttpRequest) => Promise<HttpResponse>
