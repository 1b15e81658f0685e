/** Calls one storage over HTTP, as long and as often as is decent. */
export interface Caller {
  /**
   * Repeats what the storage put off (429) and, where it does no harm, what was lost.
   *
   * @throws StorageFailure where there is no answer; the signal's reason where it was given up.
   */
  call(request: RemoteRequest, signal?: AbortSignal): Promise<RemoteAnswer>
  close(): Promise<void>
}

export interface RemoteRequest {
  readonly method: string
  readonly url: URL
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  /** Whether doing it twice is the same as doing it once. */
  readonly isRepeatable: boolean
}

export interface RemoteAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
}
