import type { AgentBudget } from '../agent-settings.ts'
import type { Counted, Spent } from './agent-session.ts'

/** Fewer tokens than these are no answer. */
const LEAST_ANSWER = 32
const PICODOLLARS = 1_000_000_000_000

/** What a turn may still take, its collaborators' steps among it. */
export interface TurnBudget {
  /**
   * Before a step.
   * @param wanted the most that it would answer with.
   * @param priceOf picodollars of so many tokens in and out; undefined where the price is unknown.
   * @returns the most that it may answer with, or why it may not be asked at all.
   */
  admit(
    inputTokens: number,
    wanted: number,
    priceOf: (input: number, output: number) => bigint | undefined,
  ): { readonly maxTokens: number } | { readonly spent: string }
  /** @param picodollars undefined where the price is unknown. */
  took(tokens: number, picodollars: bigint | undefined): void
  /** One more step, of whichever agent of the turn. @returns how many there are. */
  step(): number
  /** One more call of an action group. @returns how many there are. */
  act(): number
  /** Of the turn so far. */
  spent(): Spent & Counted
}

/**
 * @param before what the session spent in earlier turns.
 * @param begun what this turn spent before it returned control.
 */
export const createTurnBudget = (
  { tokensPerTurn, tokensPerSession, dollarsPerSession }: AgentBudget,
  before: Spent,
  begun: Spent & Partial<Counted> = NOTHING,
): TurnBudget => {
  let tokens = begun.tokens
  let money = BigInt(begun.picodollars)
  let { steps = 0, actions = 0 } = begun
  const moneyBefore = BigInt(before.picodollars)

  return {
    admit(inputTokens, wanted, priceOf) {
      const limits = [
        { of: 'turn', cap: tokensPerTurn, taken: tokens },
        { of: 'session', cap: tokensPerSession, taken: before.tokens + tokens },
      ]
      let maxTokens = wanted
      for (const { of, cap, taken } of limits) {
        if (cap === undefined) continue
        const left = cap - taken - inputTokens
        if (left < Math.min(LEAST_ANSWER, wanted))
          return {
            spent: `The budget of ${cap} tokens for a ${of} is spent: ${taken} are taken, and the next step would begin with ${inputTokens}.`,
          }
        maxTokens = Math.min(maxTokens, left)
      }
      if (dollarsPerSession !== undefined) {
        const cap = BigInt(Math.round(dollarsPerSession * PICODOLLARS))
        const next = priceOf(inputTokens, maxTokens) ?? 0n
        if (moneyBefore + money + next > cap)
          return {
            spent: `The budget of ${dollarsPerSession} USD for a session does not cover the next step.`,
          }
      }
      return { maxTokens }
    },
    took(more, picodollars = 0n) {
      tokens += more
      money += picodollars
    },
    step() {
      steps += 1
      return steps
    },
    act() {
      actions += 1
      return actions
    },
    spent: () => ({ tokens, picodollars: money.toString(), steps, actions }),
  }
}

export const NOTHING: Spent = { tokens: 0, picodollars: '0' }

export const addSpent = (left: Spent, right: Spent): Spent => ({
  tokens: left.tokens + right.tokens,
  picodollars: (BigInt(left.picodollars) + BigInt(right.picodollars)).toString(),
})
