import type { AgentMemory } from '../../resources/agent-memory.ts'
import type { AgentDefinition } from '../agent-definition.ts'
import type { AgentContext } from '../runtime/agent-context.ts'
import type { MemoryScope } from './agent-memories.ts'
import { withFailure, withoutOpen, withSummary } from './edit-memory.ts'
import { summarize } from './summarize.ts'
import { isSummaryDisabled } from './summary-request.ts'

/** What earlier summaries the next one is told of. */
const MOST_TOLD = 5

/**
 * Sessions that have been left alone for too long are over, and what is over is summarized.
 *
 * A summary that fails is tried again later: it is no reason to fail the call that comes upon it.
 */
export const settleMemory = (
  scope: MemoryScope,
  definition: AgentDefinition,
  context: AgentContext,
): Promise<void> => {
  const { memories } = context.agents
  const settle = async (): Promise<void> => {
    await summarizeEnded(scope, definition, context)
    const { open } = await memories.read(context, scope)
    for (const key of open) {
      const isGone = await context.agents.sessions.retire(context, key, definition.idleSessionSeconds)
      if (!isGone) continue
      await memories.change(context, scope, memory => withoutOpen(memory, key))
      // Each before the next is over: of those that wait for their summaries only some are kept.
      await summarizeEnded(scope, definition, context)
    }
  }
  return memories.alone(context, scope, settle, context.signal)
}

const summarizeEnded = async (
  scope: MemoryScope,
  definition: AgentDefinition,
  context: AgentContext,
): Promise<void> => {
  const { memories } = context.agents
  const { ended } = await memories.read(context, scope)
  const now = context.clocks.service.now()
  for (const session of ended) {
    if (session.retryAt > now) continue
    const text = await trySummary(session, scope, definition, context)
    await memories.change(context, scope, memory =>
      text === undefined ? withFailure(memory, session, now) : withSummary(memory, session, text),
    )
  }
}

/** Undefined where it failed. */
const trySummary = async (
  session: AgentMemory['ended'][number],
  scope: MemoryScope,
  definition: AgentDefinition,
  context: AgentContext,
): Promise<string | undefined> => {
  if (isSummaryDisabled(definition)) return ''
  const { summaries } = await context.agents.memories.read(context, scope)
  const past = summaries.slice(-MOST_TOLD).map(({ text }) => text)
  try {
    return await summarize(session, past, definition, scope.agentId, context)
  } catch (error) {
    context.signal.throwIfAborted()
    const { agentId, memoryId } = scope
    context.log.warn(
      { err: error, agentId, memoryId, sessionId: session.sessionId },
      'A session could not be summarized for its memory: it will be tried again',
    )
    return undefined
  }
}
