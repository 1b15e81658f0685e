import { nameWords } from '../../language/name-words.ts'
import type { Prompt } from '../../read-prompt.ts'
import { coordinate } from '../choice/coordinate.ts'
import { makePlan, type Step } from '../choice/plan.ts'
import type { ReadTool } from '../choice/score-tool.ts'
import { functionName } from '../choice/tool-acts.ts'
import { relayOutcomes } from '../relay-outcomes.ts'
import type { Chosen } from '../use-tools.ts'
import { askBack } from './ask-back.ts'
import { confirmed, questionOf } from './confirm.ts'
import { fillMissing, missingOf } from './fill-missing.ts'
import { forbidsActing, meetsBare, meetsCondition } from './meets-condition.ts'
import type { Turns } from './read-turns.ts'
import { ruleAgainst } from './rules.ts'
import { anyFailed, currentResults } from './tell-results.ts'

/** The parts of the request that no tool was used for yet. */
function remaining(tools: readonly ReadTool[], turns: Turns): Step[] {
  const used = new Set(turns.uses.filter(({ current }) => current).map(({ name }) => name))
  const texts = turns.text.length < 60 && turns.asked !== '' ? `${turns.asked}\n${turns.text}` : turns.text
  const { steps } = makePlan(texts, tools, turns.today)
  return steps.filter(({ fit }) => !used.has(fit.tool.name))
}

const spoken = ({ name }: ReadTool): string => nameWords(functionName(name)).join(' ') || name

/**
 * What comes after results: the next step of the task, as far as they let it; undefined where all that is left is to
 * tell them.
 */
export function continueTask(
  tools: readonly ReadTool[],
  turns: Turns,
  prompt: Prompt,
): readonly Chosen[] | string | undefined {
  if (anyFailed(turns.uses)) return undefined
  const steps = remaining(tools, turns)
  if (steps.length === 0) return undefined
  const results = currentResults(turns.uses)
  const withheld = (step: Step, why: string): string =>
    `${relayOutcomes(prompt)}\n${why}, so I have not used ${spoken(step.fit.tool)}.`
  const chosen: Chosen[] = []
  for (const step of steps) {
    const { tool, values } = step.fit
    const { condition, premise } = step
    if (tool.changes && premise === undefined && forbidsActing(results))
      return withheld(step, 'The result is against it')
    const isMet =
      condition === undefined ||
      (premise === undefined
        ? meetsCondition(condition, results) === true
        : meetsBare(condition, premise, results))
    if (!isMet) return withheld(step, 'That is not what you made it depend on')
    const filled = fillMissing(tool, values, { ...turns, uses: turns.uses.filter(({ current }) => current) })
    const complete = fillMissing(tool, filled, turns)
    const missing = missingOf(tool, complete)
    if (missing.length > 0) return `${relayOutcomes(prompt)}\n${askBack(tool, missing)}`
    const rule = ruleAgainst(tool, prompt.system)
    if (rule?.kind === 'forbid') return withheld(step, 'I may not do more here')
    if (rule?.kind === 'confirm' && !confirmed(turns))
      return `${relayOutcomes(prompt)}\n${questionOf({ tool, values: complete })}`
    for (const values of [complete, ...coordinate(tool.slots, step.said, complete, step.fit.taken)])
      chosen.push({ tool, values })
  }
  return chosen
}
