import type { SessionTurn } from './agent-session.ts'

/** What was asked and what was answered. */
export const withoutSteps = (turn: SessionTurn): SessionTurn => {
  const { messages } = turn
  const [first] = messages
  const last = messages.at(-1)
  return first === undefined || last === undefined || first === last
    ? turn
    : { ...turn, messages: [first, last] }
}
