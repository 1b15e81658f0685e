import type { AgentDefinition } from '../agent-definition.ts'
import type { AgentSession } from '../runtime/agent-session.ts'
import type { Teller } from '../runtime/turn-event.ts'
import type { MemoryScope } from './agent-memories.ts'
import { remembers } from './recall.ts'

interface Call {
  readonly definition: AgentDefinition
  readonly teller: Teller
  readonly memoryId?: string | undefined
}

/** The memory that a call is part of; undefined where the agent has none, or the call names none. */
export const memoryOf = ({ definition, teller, memoryId }: Call): MemoryScope | undefined => {
  const { agentId, aliasId } = teller
  if (memoryId === undefined || agentId === undefined || aliasId === undefined || !remembers(definition))
    return undefined
  return { agentId, aliasId, memoryId }
}

/** Those that a session's turns are part of, and the call's own. */
export const memoriesOf = (call: Call, { turns }: AgentSession): readonly MemoryScope[] => {
  const ids = new Set([...turns.map(({ memoryId }) => memoryId), call.memoryId])
  return [...ids].flatMap(memoryId => memoryOf({ ...call, memoryId }) ?? [])
}
