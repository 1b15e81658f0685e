import type { Citation, ReturnControlPayload, Trace } from '@aws-sdk/client-bedrock-agent-runtime'
import type { Clock } from '../../clock.ts'
import type { TurnEvent } from './turn-event.ts'

/** What the streams of both ways to call an agent have. */
export type AgentStreamEvent =
  | { readonly chunk: { readonly bytes: Uint8Array; readonly attribution?: { citations: Citation[] } } }
  | { readonly returnControl: ReturnControlPayload }
  | { readonly trace: AgentTracePart }

export interface AgentTracePart {
  readonly agentId?: string
  readonly agentAliasId?: string
  readonly agentVersion?: string
  readonly collaboratorName?: string
  readonly sessionId: string
  readonly callerChain: { readonly agentAliasArn: string }[]
  readonly eventTime: Date
  readonly trace: Trace
}

const encoder = new TextEncoder()

/** @param clock of the service. */
export const toStream = async function* (
  events: AsyncIterable<TurnEvent[]>,
  sessionId: string,
  clock: Clock,
): AsyncGenerator<never[]> {
  for await (const batch of events) yield batch.map(event => toEvent(event, sessionId, clock)) as never[]
}

export const toEvent = (event: TurnEvent, sessionId: string, clock: Clock): AgentStreamEvent => {
  if ('returnControl' in event) return { returnControl: event.returnControl }
  if ('text' in event)
    return {
      chunk: {
        bytes: encoder.encode(event.text),
        ...(event.citations !== undefined && { attribution: { citations: [...event.citations] } }),
      },
    }
  const { agentId, aliasId, version, collaboratorName, callers } = event.teller
  return {
    trace: {
      ...(agentId !== undefined && { agentId }),
      ...(aliasId !== undefined && { agentAliasId: aliasId }),
      ...(version !== undefined && { agentVersion: version }),
      ...(collaboratorName !== undefined && { collaboratorName }),
      sessionId,
      callerChain: callers.map(agentAliasArn => ({ agentAliasArn })),
      eventTime: new Date(clock.now()),
      trace: event.trace,
    },
  }
}
