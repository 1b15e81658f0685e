import type { ResponseState } from './envelope.ts'
import type { ActionGroupEvent, ApiEvent, FunctionEvent, Parameters } from './event.ts'

export interface Handlers {
  /** By the function's name. */
  readonly functions?: Readonly<Record<string, FunctionHandler>>
  /** By method and path of the schema: `GET /orders/{orderId}`. */
  readonly api?: Readonly<Record<string, ApiHandler>>
  /** What the agent gets after an error that nobody foresaw. */
  readonly unexpected?: Unexpected
  /** Learns of each such error, and is waited for. Writes to `console.error` unless said. */
  readonly onError?: (error: unknown, event: ActionGroupEvent) => unknown
}

/** Returns a text or a value that JSON can hold, which becomes the result, or a Reply. Throws a Refusal to say no. */
export type FunctionHandler = (call: FunctionCall) => unknown

export type ApiHandler = (call: ApiCall) => unknown

export interface FunctionCall extends CallOfAnyForm {
  readonly event: FunctionEvent
}

export interface ApiCall extends CallOfAnyForm {
  readonly event: ApiEvent
  /** The properties of the request's body; none when it has no body. */
  readonly body: Parameters
}

interface CallOfAnyForm {
  readonly parameters: Parameters
  /** Copies of the event's. What they hold at the end goes back to the session. */
  readonly sessionAttributes: Record<string, string>
  readonly promptSessionAttributes: Record<string, string>
}

export interface Unexpected {
  readonly sentence?: string
  /** `FAILURE` unless said. An operation of an API has none, and answers with the status 500. */
  readonly responseState?: ResponseState
}
