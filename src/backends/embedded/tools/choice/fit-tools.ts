import type { Json } from '../../json/json.ts'
import { stem } from '../../language/stem.ts'
import { assign } from '../slots/assign.ts'
import type { Said } from '../slots/said.ts'
import type { Slot } from '../slots/slot.ts'
import { type Asked, type ReadTool, readAsked, scoreOwnWords, scoreWords } from './score-tool.ts'
import { isLetBy } from './tool-acts.ts'

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
const MOST_COMPARED = 6
const MOST_READ = 24
const HOW_TO = 3
const MOST_EVIDENCE = 3
const WISHED = 0.6

/** What the arguments that were found say for a tool. */
function evidence(tool: ReadTool, scores: ReadonlyMap<string, number>, missing: readonly Slot[]): number {
  let sum = 0
  for (const { path, required, free } of tool.slots) {
    const score = scores.get(path)
    if (score === undefined || free !== undefined) continue
    sum += (score >= 7 ? 1 : score >= 4.5 ? 0.6 : 0.25) * (required ? 1 : 0.6)
  }
  const needs = tool.slots.some(({ required }) => required)
  return Math.min(sum, MOST_EVIDENCE) + (needs && missing.length === 0 ? 0.7 : 0)
}

/** Whether so much was found, and so surely, that words for the tool are not needed. */
const isSure = ({ slots }: ReadTool, scores: ReadonlyMap<string, number>): boolean => {
  const needed = slots.filter(({ required, free }) => required && free === undefined)
  return needed.length > 2 && needed.every(({ path }) => (scores.get(path) ?? 0) >= 5)
}

/** Of two that fit alike, the one that lacks less. */
const rank = ({ score, missing }: Fit): number => score - missing.length * 0.15

const EXAMPLE = /\b(\p{Lu}{1,6})[-_]?\d/u
/** The letters that begin the identifiers of an argument, as its description shows them: `ORD` of "such as ORD-12345". */
const exampleOf = (description: string): string | undefined => EXAMPLE.exec(description)?.[1]
const IDENTIFIED = 1.5

/** What an identifier alone says for a tool that looks things up: "any news on T-88?". */
function identified({ slots, verb }: ReadTool, values: ReadonlyMap<string, Json>, asked: Asked): number {
  const { acts, asksOnly } = asked.requested
  if (verb !== undefined || !(asksOnly || (acts.size === 1 && acts.has('read')))) return 0
  const needed = slots.filter(({ required }) => required)
  const isHeld = needed.some(({ path, description, choices }) => {
    const value = values.get(path)
    if (choices !== undefined || typeof value !== 'string' || !/\d/.test(value)) return false
    const example = exampleOf(description)
    return (
      /^\p{L}+[-_]?\p{L}*\d/u.test(value) &&
      (example === undefined || value.toUpperCase().startsWith(example))
    )
  })
  return isHeld && needed.every(({ path }) => values.has(path)) ? IDENTIFIED : 0
}

/** Of many tools those whose names and descriptions fit best: the arguments of others are not read. */
const likely = (tools: readonly ReadTool[], asked: Asked): readonly ReadTool[] =>
  tools.length <= MOST_READ
    ? tools
    : tools
        .map(tool => ({ tool, score: scoreOwnWords(tool, asked) }))
        .sort((one, other) => other.score - one.score)
        .slice(0, MOST_READ)
        .map(({ tool }) => tool)

/**
 * The tools that a text is about, the best first; those that fit at all.
 * @param forced whether a tool must be used, so that one that nobody asked for may be
 */
export function fitTools(tools: readonly ReadTool[], said: Said, forced = false): Fit[] {
  const asked = readAsked(said)
  const allowed = forced ? tools : tools.filter(({ does }) => isLetBy(does, asked.requested))
  const scored = likely(allowed, asked)
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
        penalty +
        (asked.wish && tool.changes && missing.length === 0 && taken.size > 1 ? WISHED : 0) +
        identified(tool, values, asked)
      return { tool, score, values, taken, missing }
    })
    .sort((one, other) => rank(other) - rank(one))
}

export const isClear = (fit: Fit | undefined): fit is Fit => fit !== undefined && fit.score >= CLEAR_FIT

/** Whether any of a tool's words is among some stems. */
export const concerns = ({ nameStems }: ReadTool, word: string): boolean => nameStems.has(stem(word))
