import type { ConverseRequest, ConverseResponse, ConverseStreamOutput } from '@aws-sdk/client-bedrock-runtime'

/** One text of a native body, readable and replaceable in place. */
export interface ReplaceableText {
  readonly role: 'system' | 'user' | 'assistant' | 'tool'
  readonly text: string
  replace(text: string): void
}

/** What is known of a streamed answer before its first event; what is not known is absent. */
export interface KnownAtStart {
  readonly inputTokens?: number
  /** Milliseconds from the call to its first output. */
  readonly firstByteLatency?: number
}

/** A model family's native format, seen from the server: what InvokeModel takes and gives. */
export interface Dialect {
  /** Matches the foundation model IDs of the family. */
  readonly modelIds: RegExp
  /** @throws ValidationException `Malformed input request: ...` for a body the family does not accept. */
  decodeRequest(body: unknown): Omit<ConverseRequest, 'modelId'>
  /**
   * @param model the foundation model's ID; the family may write its name in another way.
   * @param requestId unique to the call: what the family calls the answer's ID derives from it.
   */
  encodeResponse(response: ConverseResponse, model: string, requestId: string): unknown
  /** One native chunk per event where the family has one; the last carries the invocation metrics. */
  encodeStream(
    events: AsyncIterable<ConverseStreamOutput[]>,
    model: string,
    requestId: string,
    known?: KnownAtStart,
  ): AsyncIterable<unknown[]>
  texts(body: unknown): ReplaceableText[]
}
