import type { Citation, ReturnControlPayload, Trace } from '@aws-sdk/client-bedrock-agent-runtime'

/** What comes of a turn, in the order in which it is told. */
export type TurnEvent =
  | { readonly trace: Trace; readonly teller: Teller }
  | { readonly text: string; readonly citations?: readonly Citation[] }
  | { readonly returnControl: ReturnControlPayload }

/** Whose trace it is. */
export interface Teller {
  /** Absent for an agent that the call brought. */
  readonly agentId?: string
  readonly aliasId?: string
  readonly version?: string
  readonly collaboratorName?: string
  /** The aliases' ARNs of those that asked it, and its own, the first that was called first. */
  readonly callers: readonly string[]
}
