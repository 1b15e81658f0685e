import type { AgentSession } from './agent-session.ts'
import { NOTHING } from './turn-budget.ts'

/** @param now milliseconds on the service clock. */
export const newSession = (now: number, memoryId?: string): AgentSession => ({
  startedAt: now,
  ...(memoryId !== undefined && { memoryId }),
  attributes: {},
  turns: [],
  turnCount: 0,
  spent: NOTHING,
})
