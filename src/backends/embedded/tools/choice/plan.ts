import type { Json } from '../../json/json.ts'
import { readYear } from '../mentions/calendar.ts'
import { readSaid, type Said } from '../slots/said.ts'
import { type Clause, readClauses } from './clauses.ts'
import { type Fit, fitTools, isClear } from './fit-tools.ts'
import type { ReadTool } from './score-tool.ts'

/** A part of a request that asks for one thing, with the tool that fits it best. */
export interface Step {
  readonly said: Said
  readonly fit: Fit
  /** What must be so before it is done: "app-07 is idle"; undefined for nothing. */
  readonly condition: string | undefined
  /** What a condition that points back points to: for "if not", "there is an open incident". */
  readonly premise?: string | undefined
}

/** What a message asks of the tools. */
export interface Plan {
  readonly steps: readonly Step[]
  /** All that asks, in one text. */
  readonly said: Said
  readonly best: Fit | undefined
  /** Whether the message asks for nothing: it refuses, or only tells something. */
  readonly idle: boolean
}

const MOST_STEPS = 10
/** A longer message is one task with its material. */
const MOST_WORDS = 250

interface Part {
  text: string
  condition: string | undefined
  premise?: string | undefined
  leads: boolean
}

/** What was to be found out: what follows "whether" or "if". */
const premiseOf = (text: string): string =>
  /\b(?:whether|if|unless|see)\b(.*)/is.exec(text)?.[1]?.trim() || text

/** Clauses that ask, each with what leads to it; what only tells goes with its neighbour. */
function partsOf(said: Said, clauses: readonly Clause[]): Part[] {
  const parts: Part[] = []
  let condition: string | undefined
  let premise: string | undefined
  const textOf = ({ first, next }: Clause): string =>
    said.text.slice(said.words[first]?.start ?? 0, endOf(said, next))
  for (const clause of clauses) {
    const text = textOf(clause)
    const last = parts.at(-1)
    if (clause.bare) {
      premise = premiseOf(last?.condition ?? last?.text ?? '')
      condition = text
      continue
    }
    if (clause.condition && clause !== clauses.at(-1)) {
      condition = text
      continue
    }
    if (clause.condition && last) {
      last.condition = text
      last.text = `${last.text} ${text}`
      continue
    }
    if (condition !== undefined) {
      const own = premise === undefined ? `${condition} ${text}` : `${text} ${premise}`
      parts.push({ text: own, condition, premise, leads: true })
      condition = undefined
      premise = undefined
    } else if (last && (!clause.leads || !last.leads)) {
      last.text = `${last.text} ${text}`
      last.leads ||= clause.leads
    } else parts.push({ text, condition: undefined, leads: clause.leads })
  }
  if (condition !== undefined) parts.push({ text: condition, condition: undefined, leads: false })
  return parts.slice(0, MOST_STEPS)
}

/** The end of a clause with the marks after it. */
const endOf = ({ text, words }: Said, next: number): number => words[next]?.start ?? text.length

const isComplete = ({ missing }: Fit): boolean => missing.length === 0

/** Parts that have a tool of their own; others go with the one before. */
function stepsOf(
  parts: readonly Part[],
  tools: readonly ReadTool[],
  today: string | undefined,
  year: number | undefined,
): Step[] {
  const fitOf = (text: string): { said: Said; fit: Fit | undefined } => {
    const said = readSaid(text, today, year)
    return { said, fit: fitTools(tools, said)[0] }
  }
  const steps: {
    text: string
    said: Said
    fit: Fit | undefined
    condition: string | undefined
    premise?: string | undefined
  }[] = []
  for (const { text, condition, premise } of parts) {
    const own = fitOf(text)
    const last = steps.at(-1)
    const lastIsText =
      last?.fit?.tool.slots.some(({ free, path }) => free !== undefined && last.fit?.values.has(path)) ??
      false
    const stands =
      isClear(own.fit) &&
      (isComplete(own.fit) || (own.fit.tool !== last?.fit?.tool && !lastIsText)) &&
      !(lastIsText && own.fit.tool === last?.fit?.tool && !isComplete(own.fit))
    if (last === undefined || premise !== undefined || (stands && isClear(last.fit)))
      steps.push({ text, ...own, condition, premise })
    else {
      last.text = `${last.text} ${text}`
      Object.assign(last, fitOf(last.text))
      last.condition ??= condition
    }
  }
  return steps.flatMap(({ said, fit, condition, premise }) =>
    isClear(fit) ? [{ said, fit, condition, premise }] : [],
  )
}

/** The identifier that "it" stands for, where only a part that asks for nothing names it: "Don't cancel A-7, tell me where it is". */
function meantBy({ words, mentions }: Said, active: readonly Clause[]): string {
  const isActive = (place: number): boolean =>
    active.some(({ first, next }) => place >= first && place < next)
  const codes = mentions.filter(({ kind }) => kind === 'code')
  const points = words.some(
    ({ lower }, index) => isActive(index) && ['it', 'that', 'this', 'them', 'one', 'its'].includes(lower),
  )
  const [code] = codes
  return points && code && !codes.some(({ first }) => isActive(first)) ? ` ${code.text}` : ''
}

/** Takes a message apart into what is to be done with which tool. */
export function makePlan(text: string, tools: readonly ReadTool[], today: string | undefined): Plan {
  const whole = readSaid(text, today)
  const clauses = readClauses(whole.words)
  const active = clauses.filter(({ idle }) => !idle)
  const year = readYear(whole.words)
  const said =
    active.length === clauses.length
      ? whole
      : readSaid(
          active
            .map(({ first, next }) => whole.text.slice(whole.words[first]?.start ?? 0, endOf(whole, next)))
            .join(' ') + meantBy(whole, active),
          today,
          year,
        )
  const best = fitTools(tools, said)[0]
  if (active.length === 0) return { steps: [], said, best, idle: clauses.length > 0 }
  const parts = partsOf(whole, active)
  const isShort = whole.words.length <= MOST_WORDS
  if ((isShort && parts.length > 1) || parts[0]?.condition !== undefined) {
    const steps = stepsOf(parts, tools, today, year)
    const conditional = steps.some(({ condition }) => condition !== undefined)
    if (conditional || (steps.length > 1 && steps.some(({ fit }) => isComplete(fit))))
      return { steps, said, best, idle: false }
  }
  return { steps: isClear(best) ? [{ said, fit: best, condition: undefined }] : [], said, best, idle: false }
}

export const withValue = (
  values: ReadonlyMap<string, Json>,
  path: string,
  value: Json,
): ReadonlyMap<string, Json> => new Map([...values, [path, value]])
