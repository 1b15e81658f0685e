import { isObject } from '../../json/is-object.ts'
import type { Json, JsonObject } from '../../json/json.ts'
import { stem } from '../../language/stem.ts'
import { coordinate } from '../choice/coordinate.ts'
import { delegate, isAgent, isQuestion, isSearch, wholeRequest } from '../choice/delegates.ts'
import { CLEAR_FIT, type Fit, fitTools } from '../choice/fit-tools.ts'
import { makePlan, type Step } from '../choice/plan.ts'
import { readActs } from '../choice/read-acts.ts'
import type { ReadTool } from '../choice/score-tool.ts'
import { assign } from '../slots/assign.ts'
import { readSaid } from '../slots/said.ts'
import type { Chosen } from '../use-tools.ts'
import { askBack } from './ask-back.ts'
import { confirmed, questionOf } from './confirm.ts'
import { fillMissing, missingOf } from './fill-missing.ts'
import { lookFirst } from './look-first.ts'
import { agrees, asksBack, followsOn, onlyThanks, refuses } from './moods.ts'
import type { Turns } from './read-turns.ts'
import { ruleAgainst } from './rules.ts'

type Planned = readonly Chosen[] | string | undefined

/** Answers to a question are short. */
const LONGEST_ANSWER = 200

/** The uses of a step, several where things are coordinated. */
function usesOf({ said, fit }: Step, turns: Turns): Chosen[] {
  const { tool, values, taken } = fit
  const filled = fillMissing(tool, values, turns)
  return [filled, ...coordinate(tool.slots, said, filled, taken)].map(one => ({ tool, values: one }))
}

const people: ReadonlySet<string> = new Set(
  'employee staff directory person people contact customer user colleague member client name'
    .split(' ')
    .map(stem),
)

/** A search for the person whose address or number is missing, where a tool for it is offered. */
function lookUp(open: Chosen, turns: Turns, tools: readonly ReadTool[]): Chosen | undefined {
  const missing = missingOf(open.tool, open.values)
  const isContact = missing.every(
    ({ kinds }) => kinds.get('email') === 6 || kinds.get('phone') === 6 || kinds.get('code') === 5,
  )
  if (!isContact) return undefined
  const said = readSaid(turns.text, turns.today)
  for (const tool of tools) {
    const needed = tool.slots.filter(({ required }) => required)
    const isDirectory = [...tool.nameStems, ...tool.described].some(base => people.has(base))
    if (tool.changes || !isDirectory || needed.length !== 1 || needed[0]?.kinds.get('name') !== 4) continue
    const { values } = assign(tool.slots, said)
    if (missingOf(tool, values).length === 0) return { tool, values }
  }
  return undefined
}

/** Lets the system text's rules decide, and asks for what is missing; complete uses come before questions. */
export function settle(
  chosen: readonly Chosen[],
  turns: Turns,
  system: string,
  tools: readonly ReadTool[] = [],
): Planned {
  const complete = chosen.filter(({ tool, values }) => missingOf(tool, values).length === 0)
  const [first] = complete
  if (first === undefined) {
    const [open] = chosen
    const lookup = open && lookUp(open, turns, tools)
    if (lookup) return [lookup]
    return open && askBack(open.tool, missingOf(open.tool, open.values))
  }
  for (const one of complete) {
    const rule = ruleAgainst(one.tool, system)
    if (rule?.kind === 'forbid') return `I may not do that here: ${rule.text}`
    if (rule?.kind === 'confirm' && !confirmed(turns)) return questionOf(one)
  }
  return lookFirst(complete, tools, system)
}

/** What the user answers to a question of the assistant's, put together with what was asked for before. */
function answered(tools: readonly ReadTool[], turns: Turns): Chosen | undefined {
  const before = turns.uses.length === 0 ? turns.earlier.slice(0, 5) : [turns.asked]
  const asked = before.toReversed().join('\n')
  const fits = fitTools(tools, readSaid(asked, turns.today))
  const best = fits[0]
  if (best === undefined || best.score < CLEAR_FIT) return undefined
  const said = readSaid(turns.text, turns.today)
  const own = assign(best.tool.slots, said)
  const values = new Map<string, Json>([...best.values, ...own.values])
  const filled = new Map(fillMissing(best.tool, values, turns))
  const [only, ...others] = missingOf(best.tool, filled)
  const isText =
    only !== undefined && only.type === 'string' && !only.choices && Math.max(0, ...only.kinds.values()) < 5
  if (only && others.length === 0 && isText && own.values.size === 0 && turns.text.length <= LONGEST_ANSWER)
    filled.set(only.path, turns.text.trim().replace(/[.!]+$/, ''))
  return { tool: best.tool, values: filled }
}

function flatten(input: JsonObject, path: string, found: Map<string, Json>): Map<string, Json> {
  for (const [name, value] of Object.entries(input)) {
    const here = path === '' ? name : `${path}\n${name}`
    if (isObject(value)) flatten(value, here, found)
    else found.set(here, value)
  }
  return found
}

/** "And in Bergen?": the last use again, with what is said anew. */
function repeated(tools: readonly ReadTool[], turns: Turns): Chosen[] {
  const last = turns.uses.at(-1)
  const tool = tools.find(({ name }) => name === last?.name)
  if (!last || !tool) return []
  const said = readSaid(turns.text, turns.today)
  const { values, taken } = assign(tool.slots, said)
  const isNew = [...values.keys()].some(path =>
    tool.slots.some(slot => slot.path === path && slot.free === undefined),
  )
  if (!isNew) return []
  const merged = new Map([...flatten(last.input, '', new Map()), ...values])
  return [merged, ...coordinate(tool.slots, said, merged, taken)].map(one => ({ tool, values: one }))
}

const isComplete = ({ missing }: Fit): boolean => missing.length === 0

/** The steps that can be done at once: where one waits for a condition, what tells whether it holds. */
function firstSteps(steps: readonly Step[], tools: readonly ReadTool[]): readonly Step[] {
  if (steps.every(({ condition }) => condition === undefined)) return steps
  return steps.flatMap((step, index) => {
    if (step.condition === undefined) return [step]
    if (steps.slice(0, index).some(before => before.condition === undefined && !before.fit.tool.changes))
      return []
    const reading = fitTools(
      tools.filter(({ changes }) => !changes),
      step.said,
    ).find(isComplete)
    return reading ? [{ ...step, fit: reading }] : [step]
  })
}

const ownThing = /\b(?:my|our|this|that|it|its|mine)\b/i

/**
 * What to do for the user's last message: tools to use, a question or a refusal, or nothing. Functions come first; what
 * none of them answers goes to a search or to another agent.
 */
export function planUses(tools: readonly ReadTool[], turns: Turns, system: string): Planned {
  const delegates = tools.filter(tool => isSearch(tool) || isAgent(tool))
  const functions = tools.filter(tool => !delegates.includes(tool) && !isQuestion(tool))
  const planned = planFunctions(functions, turns, system)
  if (delegates.length === 0 || (planned !== undefined && typeof planned !== 'string')) return planned
  const said = readSaid(turns.text, turns.today)
  const { asksOnly } = readActs(said.words)
  if (planned !== undefined && (!asksOnly || ownThing.test(turns.text))) return planned
  if (refuses(turns.text) || onlyThanks(turns.text)) return planned
  const tool = delegate(delegates, said)
  return tool === undefined ? planned : [{ tool, values: wholeRequest(tool, turns.text) }]
}

/** What functions can do for the user's last message. */
function planFunctions(tools: readonly ReadTool[], turns: Turns, system: string): Planned {
  if (tools.length === 0) return undefined
  const wasAsked = asksBack(turns.reply)
  const { acts } = readActs(readSaid(turns.text, turns.today).words)
  const isTask = acts.size > 0 && (!wasAsked || /\d/.test(turns.text))
  if (refuses(turns.text) && !isTask) return wasAsked ? 'All right, I have not done anything.' : undefined
  if (onlyThanks(turns.text)) return undefined
  if (wasAsked && agrees(turns.text)) {
    const found = answered(tools, turns)
    if (found) return settle([found], turns, system)
  }
  const plan = makePlan(turns.text, tools, turns.today)
  if (plan.idle) return undefined
  const complete = plan.steps.some(({ fit }) => isComplete(fit))
  if (wasAsked && !complete) {
    const found = answered(tools, turns)
    const [own] = plan.steps
    if (found && (own === undefined || own.fit.tool === found.tool)) return settle([found], turns, system)
  }
  if (!complete && followsOn(turns.text)) {
    const again = repeated(tools, turns)
    if (again.length > 0) return settle(again, turns, system)
  }
  if (plan.steps.length === 0) return undefined
  return settle(
    firstSteps(plan.steps, tools).flatMap(step => usesOf(step, turns)),
    turns,
    system,
    tools,
  )
}
