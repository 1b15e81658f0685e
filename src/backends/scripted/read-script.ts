import * as v from 'valibot'
import { type Document, isMap, LineCounter, parseDocument } from 'yaml'
import { type Rule, type scopes, scriptSchema } from './rule-schema.ts'
import { SettingError } from './setting-error.ts'
import { textProblem } from './text-problem.ts'

export interface Script {
  readonly scope?: (typeof scopes)[number] | undefined
  readonly rules: readonly PlacedRule[]
}

/** A rule and where it is written: `script.yaml:3`. */
export interface PlacedRule {
  readonly place: string
  readonly rule: Rule
}

type Path = readonly PropertyKey[]
type Locate = (path: Path) => string

const MOST_PROBLEMS = 20
/** How many times its text a script may grow to by aliases. */
const MOST_GROWTH = 20

/**
 * A script in YAML, of which JSON is a part.
 *
 * @param name of the file, as its errors name it.
 * @throws SettingError with a line for each fault: file, line, and what is allowed.
 */
export const readScript = (text: string, name: string): Script => {
  const problem = textProblem(text)
  if (problem !== undefined) throw unreadable(name, problem)
  const lines = new LineCounter()
  const at = (offset: number) => `${name}:${lines.linePos(offset).line}`
  const document = guarded(name, () => parseDocument(text, { lineCounter: lines, prettyErrors: false }))
  const faults = [...document.errors, ...document.warnings].map(
    ({ message, pos }) => `${at(pos[0])}: ${message}`,
  )
  if (faults.length > 0) throw new SettingError(faults.slice(0, MOST_PROBLEMS).join('\n'))
  const value = guarded(name, () => {
    const made: unknown = document.toJS({ maxAliasCount: 100 })
    const grown = JSON.stringify(made)?.length ?? 0
    if (grown > 1_000 + text.length * MOST_GROWTH) throw new Error('its aliases make it too large')
    return made
  })
  return checkScript(value, path => lineOf(document, path, at) ?? name)
}

/**
 * A script that is a value already.
 *
 * @throws SettingError
 */
export const checkScript = (value: unknown, locate: Locate): Script => {
  const parsed = v.safeParse(scriptSchema, value)
  if (parsed.success) {
    const { scope, rules } = parsed.output
    const inList = Array.isArray(value) ? [] : ['rules']
    return { scope, rules: rules.map((rule, index) => ({ rule, place: locate([...inList, index]) })) }
  }
  const problems = parsed.issues.map(({ path = [], message }) => {
    const keys = path.map(({ key }) => key as PropertyKey)
    return `${locate(Array.isArray(value) ? keys.slice(1) : keys)}: "${keys.join('.') || 'the script'}" ${sentence(message)}`
  })
  throw new SettingError(problems.slice(0, MOST_PROBLEMS).join('\n'))
}

/** `unknown key` and the like read better after a colon. */
const sentence = (message: string): string =>
  `${message.startsWith('unknown') ? 'is an ' : ''}${message}${message.endsWith('.') ? '' : '.'}`

/** Nesting without end, aliases of nothing and of themselves: the parser throws errors of its own. */
const guarded = <Value>(name: string, make: () => Value): Value => {
  try {
    return make()
  } catch (cause) {
    const why = cause instanceof RangeError ? 'it is nested too deep' : (cause as Error).message
    throw unreadable(name, why, cause)
  }
}

const unreadable = (name: string, why: string, cause?: unknown): SettingError =>
  new SettingError(`${name}:1: the script cannot be read: ${why}.`, { cause })

/** Of the key itself, or of the nearest thing around it that is there. */
const lineOf = (document: Document, path: Path, at: (offset: number) => string): string | undefined => {
  for (let length = path.length; length > 0; length--) {
    const parent = length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true)
    const key = path[length - 1]
    const pair = isMap(parent) ? parent.items.find(item => String(item.key) === String(key)) : undefined
    const node = pair?.key ?? document.getIn(path.slice(0, length), true)
    const range = (node as { range?: readonly number[] } | null | undefined)?.range
    if (range?.[0] !== undefined) return at(range[0])
  }
  return undefined
}
