import type { Json } from '../../json/json.ts'
import { stem } from '../../language/stem.ts'
import { assign } from '../slots/assign.ts'
import type { Said } from '../slots/said.ts'
import type { Slot } from '../slots/slot.ts'
import { type ReadTool, readAsked, scoreWords } from './score-tool.ts'

/** A tool with what a request says for it. */
export interface Fit {
  readonly tool: ReadTool
  readonly score: number
  readonly values: ReadonlyMap<string, Json>
  readonly taken: ReadonlySet<string>
  /** Arguments that it cannot do without and that are not said. */
  readonly missing: readonly Slot[]
}

/** A tool that is offered and not forced is used from this fit on. */
export const CLEAR_FIT = 2
/** Without words for it, what the arguments look like is not enough. */
const LEAST_WORDS = 0.7
const MOST_COMPARED = 8
const HOW_TO = 3

/** What the arguments that were found say for a tool. */
function evidence(tool: ReadTool, scores: ReadonlyMap<string, number>, missing: readonly Slot[]): number {
  let sum = 0
  for (const { path, required, free } of tool.slots) {
    const score = scores.get(path)
    if (score === undefined || free !== undefined) continue
    sum += (score >= 7 ? 1 : score >= 4.5 ? 0.6 : 0.25) * (required ? 1 : 0.6)
  }
  const needs = tool.slots.some(({ required }) => required)
  return Math.min(sum, 2) + (needs && missing.length === 0 ? 0.7 : 0)
}

/** Whether so much was found, and so surely, that words for the tool are not needed. */
const isSure = ({ slots }: ReadTool, scores: ReadonlyMap<string, number>): boolean => {
  const needed = slots.filter(({ required, free }) => required && free === undefined)
  return needed.length > 2 && needed.every(({ path }) => (scores.get(path) ?? 0) >= 5)
}

/** Of two that fit alike, the one that lacks less. */
const rank = ({ score, missing }: Fit): number => score - missing.length * 0.15

/** The tools that a text is about, the best first; those that fit at all. */
export function fitTools(tools: readonly ReadTool[], said: Said): Fit[] {
  const asked = readAsked(said)
  const scored = tools
    .map(tool => ({ tool, words: scoreWords(tool, asked, said) }))
    .sort((one, other) => other.words - one.words)
    .slice(0, MOST_COMPARED)
  return scored
    .map(({ tool, words }) => {
      const { values, scores, taken } = assign(tool.slots, said)
      const missing = tool.slots.filter(({ path, required }) => required && !values.has(path))
      const searches = tool.slots.some(({ free }) => free === 'query')
      const penalty =
        asked.howTo && !searches ? (tool.changes ? HOW_TO : missing.length > 0 ? HOW_TO / 2 : 0) : 0
      const isEnough = words >= LEAST_WORDS || isSure(tool, scores)
      const score =
        words +
        (isEnough ? evidence(tool, scores, missing) : Math.min(1, evidence(tool, scores, missing))) -
        penalty
      return { tool, score, values, taken, missing }
    })
    .sort((one, other) => rank(other) - rank(one))
}

export const isClear = (fit: Fit | undefined): fit is Fit => fit !== undefined && fit.score >= CLEAR_FIT

/** Whether any of a tool's words is among some stems. */
export const concerns = ({ nameStems }: ReadTool, word: string): boolean => nameStems.has(stem(word))
