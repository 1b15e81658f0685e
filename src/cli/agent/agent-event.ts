import type { ReturnControlPayload, TracePart } from '@aws-sdk/client-bedrock-agent-runtime'

/** What the answer of `InvokeAgent` brings, one after the other. */
export type AgentEvent =
  | { readonly text: string }
  /** As it came: times are texts. */
  | { readonly trace: TracePart }
  | { readonly returnControl: ReturnControlPayload }
  | { readonly failure: { readonly name: string; readonly message: string } }
