/** What an agent sends to an action group's function, read: an operation of an API schema, or a function of function details. */
export type ActionGroupEvent = FunctionEvent | ApiEvent

export interface FunctionEvent extends EventOfAnyForm {
  readonly form: 'function'
  readonly function: string
}

export interface ApiEvent extends EventOfAnyForm {
  readonly form: 'api'
  /** The path as the schema has it: `/orders/{orderId}`. */
  readonly apiPath: string
  readonly httpMethod: string
  readonly requestBody?: RequestBody
}

export interface RequestBody {
  readonly contentType: string
  readonly properties: Parameters
}

/** What was not in the event is empty, but for the two that are optional. */
export interface EventOfAnyForm {
  readonly messageVersion: '1.0'
  readonly actionGroup: string
  readonly parameters: Parameters
  readonly agent: AgentIdentity
  /** What the user wrote in this turn. */
  readonly inputText: string
  readonly sessionId: string
  readonly sessionAttributes: Readonly<Record<string, string>>
  readonly promptSessionAttributes: Readonly<Record<string, string>>
  /** The same for each attempt of one call, and another for another call. Outcrop sends it, AWS does not. */
  readonly idempotencyKey?: string
  /** The event as it came. */
  readonly received: object
}

export interface AgentIdentity {
  readonly name: string
  readonly id: string
  readonly alias: string
  readonly version: string
}

/** By name, each value converted to the type that the agent's schema gives it. Has no prototype: what is absent is undefined. */
export type Parameters = Readonly<Record<string, ParameterValue | undefined>>

export type ParameterValue =
  | string
  | number
  | boolean
  | null
  | readonly ParameterValue[]
  | { readonly [name: string]: ParameterValue }
