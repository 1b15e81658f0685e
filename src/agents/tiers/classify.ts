import type { AgentContext } from '../runtime/agent-context.ts'
import type { AgentSession } from '../runtime/agent-session.ts'
import type { Turn } from '../runtime/turn.ts'
import type { TurnEvent } from '../runtime/turn-event.ts'
import type { Classification } from './classification.ts'
import { classifyByModel } from './classify-by-model.ts'
import { type Asked, classifyByRules } from './classify-by-rules.ts'
import { classifyBySimilarity } from './classify-by-similarity.ts'
import type { TierSettings } from './tier-settings.ts'

/** Whether one call can answer the turn's question. */
export const classify = async function* (
  { classifier }: TierSettings,
  question: string,
  turn: Turn,
  context: AgentContext,
): AsyncGenerator<TurnEvent, Classification> {
  const asked: Asked = { question, tools: turn.tools, usedTools: usedTools(turn.session) }
  if (classifier === 'rules') return classifyByRules(asked)
  if (classifier === 'embedded') return await classifyBySimilarity(asked)
  return yield* classifyByModel(classifier.model, asked, turn, context)
}

export const usedTools = ({ turns }: Pick<AgentSession, 'turns'>): boolean =>
  turns.some(({ messages }) =>
    messages.some(({ content = [] }) => content.some(({ toolUse }) => toolUse !== undefined)),
  )
