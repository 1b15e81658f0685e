import type { AgentDefinition } from '../agent-definition.ts'
import type { AgentContext } from '../runtime/agent-context.ts'
import type { MemoryScope } from './agent-memories.ts'
import { withOpen } from './edit-memory.ts'
import { settleMemory } from './settle-memory.ts'

/** AWS does not say how many where the agent does not; its own CDK constructs set 20. */
const MOST_RECENT = 20

export const remembers = ({ memory }: AgentDefinition): boolean =>
  memory?.enabledMemoryTypes?.includes('SESSION_SUMMARY') === true

/**
 * What the agent knows of the user when a turn begins: summaries of earlier sessions, oldest first.
 *
 * @param key of the session that the turn is of: it is part of this memory from now on.
 */
export const recall = async (
  scope: MemoryScope,
  key: string,
  definition: AgentDefinition,
  context: AgentContext,
): Promise<readonly string[]> => {
  const { memories } = context.agents
  await settleMemory(scope, definition, context)
  await memories.change(context, scope, memory => withOpen(memory, key))
  const { summaries } = await memories.read(context, scope)
  const most = definition.memory?.sessionSummaryConfiguration?.maxRecentSessions ?? MOST_RECENT
  return summaries.slice(-most).map(({ text }) => text)
}
