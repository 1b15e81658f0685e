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

/** A request to a model, in Converse's form; which model is said beside it. */
export type ModelRequest = Omit<ConverseRequest, 'modelId'>

/** A model family's native format, seen from the server: what InvokeModel takes and gives. */
export interface Dialect {
  /** Matches the foundation model IDs of the family. */
  readonly modelIds: RegExp
  /**
   * @param model the foundation model's ID, for families whose models differ in what they take.
   * @throws ValidationException `Malformed input request: ...` for a body the family does not accept.
   */
  decodeRequest(body: unknown, model: string): ModelRequest
  /**
   * @param model the foundation model's ID; the family may write its name in another way.
   * @param requestId unique to the call: what the family calls the answer's ID derives from it.
   * @param body what the client sent: some answers have the form of their request, or repeat a part of it.
   */
  encodeResponse(response: ConverseResponse, model: string, requestId: string, body?: unknown): unknown
  /** One native chunk per event where the family has one; the last carries the invocation metrics. */
  encodeStream(
    events: AsyncIterable<ConverseStreamOutput[]>,
    model: string,
    requestId: string,
    known?: KnownAtStart,
    body?: unknown,
  ): AsyncIterable<unknown[]>
  texts(body: unknown): ReplaceableText[]
}

/** The same format seen from a client: what a backend sends to an upstream that speaks it. */
export interface ClientDialect extends Dialect {
  /** @throws ValidationException naming what the family cannot express; nothing is dropped in silence. */
  encodeRequest(request: ModelRequest, model: string): unknown
  /** The usage is absent where the body does not tell it. @throws ModelErrorException for a body of another form. */
  decodeResponse(body: unknown): ConverseResponse
  /**
   * One array for each array that comes in. Blocks start as Converse's streams start them: tool uses only.
   * `metadata` comes last, from the invocation metrics or from the family's own usage.
   *
   * @throws ModelStreamErrorException where the chunks end before the message does.
   */
  decodeStream(chunks: AsyncIterable<unknown[]>): AsyncIterable<ConverseStreamOutput[]>
}
