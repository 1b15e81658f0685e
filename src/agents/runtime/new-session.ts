import type { AgentSession } from './agent-session.ts'
import { NOTHING } from './turn-budget.ts'

/** @param now milliseconds on the service clock. */
export const newSession = (now: number): AgentSession => ({
  startedAt: now,
  attributes: {},
  turns: [],
  turnCount: 0,
  spent: NOTHING,
})
