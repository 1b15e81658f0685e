import type { JsonObject } from '../native/json.ts'

/** A request body after `checkBody`: its members have these types, its content blocks are still unread. */
export interface Body {
  readonly anthropic_version: string
  readonly max_tokens: number
  readonly messages: readonly BodyMessage[]
  readonly system?: string | readonly unknown[]
  readonly stop_sequences?: readonly string[]
  readonly temperature?: number
  readonly top_p?: number
  readonly anthropic_beta?: readonly string[]
  readonly tools?: readonly JsonObject[]
  readonly tool_choice?: JsonObject
}

export interface BodyMessage {
  readonly role: 'user' | 'assistant' | 'system'
  readonly content: string | readonly unknown[]
}
