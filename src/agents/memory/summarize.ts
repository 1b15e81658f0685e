import type { EndedSession } from '../../resources/agent-memory.ts'
import type { AgentDefinition } from '../agent-definition.ts'
import type { AgentContext } from '../runtime/agent-context.ts'
import { withoutTags } from '../runtime/answer-reader.ts'
import { askStep, prepareStep } from '../runtime/ask-step.ts'
import { createTurnBudget, NOTHING } from '../runtime/turn-budget.ts'
import { conversationText } from './conversation-text.ts'
import { summaryRequest } from './summary-request.ts'

/** What the agent's own model says of a session that is over; nothing where there was nothing to say. */
export const summarize = async (
  { sessionId, turns }: EndedSession,
  past: readonly string[],
  definition: AgentDefinition,
  agentId: string,
  context: AgentContext,
): Promise<string> => {
  const step = {
    modelId: definition.foundationModel,
    request: summaryRequest(definition, { past, conversation: conversationText(turns) }),
    tools: [],
    filed: { session: sessionId, turn: String(turns.length), step: 'memory', agent: agentId },
    // The session's budget is for its answers: without the summary they would be forgotten.
    budget: createTurnBudget({}, NOTHING),
    streams: false,
  }
  const prepared = await prepareStep(step, context)
  if ('spent' in prepared) return ''
  const asking = askStep(prepared, step, context)
  let next = await asking.next()
  while (next.done !== true) next = await asking.next()
  return withoutTags((next.value.message.content ?? []).map(({ text = '' }) => text).join(''))
}
