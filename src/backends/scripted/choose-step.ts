import type { Rule, Step } from './rule-schema.ts'
import { uniformAt } from './uniform-at.ts'

/** Which of its answers a rule gives, call for call; each of those who share nothing gets them from the first on. */
export interface ChooseStep {
  /** Undefined where a sequence has ended, and says so. */
  next(caller: string): Step | undefined
  forget(): void
}

/** Those who called longest ago begin anew. */
const MOST_CALLERS = 10_000

export const createChooseStep = (rule: Rule): ChooseStep => {
  const { sequence, then = 'last', oneOf, seed = 0, delay, pace } = rule
  const calls = new Map<string, number>()
  const withPace = (step: Step | undefined): Step | undefined => step && { delay, pace, ...given(step) }

  const choose = (count: number): Step | undefined => {
    if (sequence !== undefined) {
      if (count < sequence.length) return sequence[count]
      if (then === 'error') return undefined
      return then === 'repeat' ? sequence[count % sequence.length] : sequence.at(-1)
    }
    if (oneOf === undefined) return rule
    const total = oneOf.reduce((sum, { weight }) => sum + weight, 0)
    let left = uniformAt(seed, count) * total
    for (const item of oneOf) {
      left -= item.weight
      if (left < 0) return item
    }
    return oneOf.at(-1)
  }

  return {
    next(caller) {
      const count = calls.get(caller) ?? 0
      calls.delete(caller)
      calls.set(caller, count + 1)
      const [oldest] = calls.keys()
      if (calls.size > MOST_CALLERS && oldest !== undefined) calls.delete(oldest)
      return withPace(choose(count))
    },
    forget: () => calls.clear(),
  }
}

/** Without what is absent, which would hide what the rule says for all. */
const given = (step: Step): Step =>
  Object.fromEntries(Object.entries(step).filter(([, value]) => value !== undefined))
