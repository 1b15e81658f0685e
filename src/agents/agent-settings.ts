import type { TierSettings } from './tiers/tier-settings.ts'

/** How agents are run here, whichever they are. */
export interface AgentSettings {
  /** `silent`: an envelope that is not as documented reaches the model as it is, as Bedrock's own leniency lets it; the trace says so. */
  readonly envelopes: 'strict' | 'silent'
  /** How often in a turn the model is asked again for a call that its tool cannot take. */
  readonly corrections: number
  /**
   * What becomes of an answer with identifiers, dates or amounts that neither a tool nor anybody else has said: it is told with a warning in
   * the log, or the model is asked once for another one.
   */
  readonly unsaidFacts: 'report' | 'correct'
  /** By an agent's ID; `*` for all others. */
  readonly budgets: Readonly<Record<string, AgentBudget>>
  /** By an agent's ID, or the name of one that a call brings; `*` for all others. */
  readonly tiers: Readonly<Record<string, TierSettings>>
}

/** What an agent may use up; without a limit where absent. */
export interface AgentBudget {
  readonly tokensPerTurn?: number | undefined
  readonly tokensPerSession?: number | undefined
  readonly dollarsPerSession?: number | undefined
  /** Calls of the model. */
  readonly stepsPerTurn?: number | undefined
  /** Calls of action groups. */
  readonly actionsPerTurn?: number | undefined
  /** The answer when one is spent. */
  readonly fallback?: string | undefined
}
