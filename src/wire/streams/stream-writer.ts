import type { BedrockException } from '../../errors.ts'

/** One event of a stream, ready for JSON. */
export interface StreamEvent {
  /** `contentBlockDelta`, `chunk` ... */
  readonly name: string
  readonly value: unknown
}

/** A form of event stream. */
export interface StreamWriter {
  readonly contentType: string
  /** All events of a batch in one piece; empty where none of them shows in this form. */
  events(batch: readonly StreamEvent[]): Uint8Array
  /**
   * What tells a reader that the stream broke; then it ends.
   * @param name of the modelled exception's member: `modelStreamErrorException`.
   */
  failure(name: string, exception: BedrockException): Uint8Array
}
