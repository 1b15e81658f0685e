import type { AgentContext } from './agent-context.ts'
import type { Turn, TurnState } from './turn.ts'
import { textsOf, unsaidFacts } from './unsaid-facts.ts'

/**
 * What the model is told of an answer whose facts nobody has said, where it is to be asked again; the log knows in any case. Only of turns in
 * which a tool was used: others have said all that they know in the instruction.
 */
export const doubtAbout = (
  answer: string,
  { definition, session, sessionId, attributes, promptAttributes, memory }: Turn,
  state: TurnState,
  { agents, log }: AgentContext,
): string | undefined => {
  if (state.made.size === 0 || state.doubted !== undefined) return undefined
  const said = [
    definition.instruction,
    ...memory,
    ...Object.values({ ...attributes, ...promptAttributes }),
    ...session.turns.flatMap(({ messages }) => textsOf(messages)),
    ...textsOf(state.messages.slice(0, -1)),
  ]
  const facts = unsaidFacts(answer, said)
  if (facts.length === 0) return undefined
  log.warn({ agent: definition.name, session: sessionId, facts }, 'The answer says what no tool has said.')
  if (agents.settings.unsaidFacts === 'report') return undefined
  state.doubted = state.messages.length - 1
  return `Nobody has said ${facts.join(', ')} before your answer: no tool, no user, no instruction. Answer again with nothing but what was said, or what follows from it.`
}
