import type { Called, Happening } from './happening.ts'
import type { PriceStep } from './price-step.ts'

/** One call of a model within a turn. */
export interface RecordedStep {
  /** The collaborator whose step it is. */
  readonly agent?: string
  /** From 1; what it was for, where it is no step of the loop. */
  readonly step: number | string
  readonly model: string
  readonly inputTokens: number
  readonly outputTokens: number
  readonly milliseconds: number | null
  /** Picodollars. */
  readonly cost: bigint | undefined
  rationale?: string
  readonly calls: RecordedCall[]
}

export interface RecordedCall extends Called {
  result?: string
  milliseconds?: number
}

export interface TurnTotals {
  readonly steps: number
  /** Calls of action groups, and look-ups in knowledge bases. */
  readonly tools: number
  readonly actions: number
  /** Of all steps. */
  readonly tokens: number
  /** The output of the agent's own last step; 0 where there is no answer. */
  readonly visibleTokens: number
  /** Picodollars of the steps whose price is known; undefined where none is. */
  readonly cost: bigint | undefined
  readonly unpriced: number
}

export interface TurnRecord {
  /** @returns the step that has ended by it. */
  add(happening: Happening): RecordedStep | undefined
  readonly steps: readonly RecordedStep[]
  readonly failures: readonly string[]
  /** @param isAnswered whether the last step's output is what the user got to see. */
  totals(isAnswered: boolean): TurnTotals
}

interface Level {
  readonly agent?: string
  steps: number
  model: string
  last?: RecordedStep
}

export const createTurnRecord = (priceStep: PriceStep): TurnRecord => {
  const steps: RecordedStep[] = []
  const failures: string[] = []
  const levels: Level[] = [{ steps: 0, model: '' }]
  const open: RecordedCall[] = []
  const level = (): Level => levels.at(-1) ?? { steps: 0, model: '' }

  return {
    steps,
    failures,
    add(happening) {
      const at = level()
      switch (happening.kind) {
        case 'asks':
          at.model = happening.model
          return undefined
        case 'said': {
          if (happening.phase === undefined) at.steps += 1
          at.last = {
            ...(at.agent !== undefined && { agent: at.agent }),
            step: happening.phase ?? at.steps,
            model: at.model,
            inputTokens: happening.input,
            outputTokens: happening.output,
            milliseconds: happening.milliseconds ?? null,
            cost: priceStep(at.model, happening.input, happening.output),
            calls: [],
          }
          steps.push(at.last)
          return at.last
        }
        case 'thinks':
          if (at.last !== undefined) at.last.rationale = happening.text
          return undefined
        case 'calls': {
          const call: RecordedCall = { ...happening.call }
          at.last?.calls.push(call)
          open.push(call)
          if (call.of === 'agent') levels.push({ agent: call.name, steps: 0, model: '' })
          return undefined
        }
        case 'result': {
          if (happening.of === 'agent' && levels.length > 1) levels.pop()
          const call = open.pop()
          if (call === undefined) return undefined
          call.result = happening.text
          if (happening.milliseconds !== undefined) call.milliseconds = happening.milliseconds
          return undefined
        }
        case 'reprompt': {
          const call = happening.isByTool ? open.pop() : undefined
          if (call !== undefined) call.result = happening.text
          return undefined
        }
        case 'failure':
          if (failures.at(-1) !== happening.reason) failures.push(happening.reason)
          return undefined
        default:
          return undefined
      }
    },
    totals(isAnswered) {
      const calls = steps.flatMap(step => step.calls)
      const costs = steps.flatMap(({ cost }) => cost ?? [])
      return {
        steps: steps.length,
        tools: calls.filter(({ of }) => of !== 'agent').length,
        actions: calls.filter(({ of }) => of === 'action').length,
        tokens: steps.reduce((sum, { inputTokens, outputTokens }) => sum + inputTokens + outputTokens, 0),
        visibleTokens: (isAnswered && steps.findLast(({ agent }) => agent === undefined)?.outputTokens) || 0,
        cost: costs.length === 0 ? undefined : costs.reduce((sum, cost) => sum + cost, 0n),
        unpriced: steps.length - costs.length,
      }
    },
  }
}
