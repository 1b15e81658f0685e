import type { EnvelopeProblem } from './envelope-validation.ts'
import { excerpt } from './excerpt.ts'
import { nearestName } from './nearest-name.ts'

const MOST_NAMES = 100
const LONGEST_NAME = 64

/** What people write for what Bedrock reads, beyond slips of the pen. */
const ALIASES: ReadonlyMap<string, string> = new Map([
  ['status', 'httpStatusCode'],
  ['statuscode', 'httpStatusCode'],
  ['httpstatus', 'httpStatusCode'],
  ['code', 'httpStatusCode'],
  ['version', 'messageVersion'],
  ['path', 'apiPath'],
  ['method', 'httpMethod'],
  ['httpverb', 'httpMethod'],
  ['functionname', 'function'],
  ['actiongroupname', 'actionGroup'],
  ['state', 'responseState'],
  ['session', 'sessionAttributes'],
  ['content', 'body'],
  ['value', 'body'],
])

/** Only what is a plain member of its own: nothing inherited, and no getter is run. */
export const memberOf = (holder: object, name: string): unknown =>
  Object.getOwnPropertyDescriptor(holder, name)?.value

export const isMembers = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const pathTo = (path: string, name: string): string => {
  const short = name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME)}...` : name
  if (!/^\w+$/.test(short)) return `${path}[${JSON.stringify(short)}]`
  return path === '' ? short : `${path}.${short}`
}

/** The member's name that a given name was probably meant to be. */
export const meantBy = (given: string, names: readonly string[]): string | undefined => {
  if (given.length > LONGEST_NAME) return undefined
  const alias = ALIASES.get(given.toLowerCase().replace(/[^a-z]/g, ''))
  if (alias !== undefined && names.includes(alias)) return alias
  return nearestName(given, names)
}

/** By the name that was meant, the name that was given; for members that are absent. */
export const misnamedIn = (holder: object, names: readonly string[]): ReadonlyMap<string, string> => {
  const absent = names.filter(name => memberOf(holder, name) === undefined)
  const misnamed = new Map<string, string>()
  if (absent.length === 0) return misnamed
  for (const given of Object.keys(holder).slice(0, MOST_NAMES)) {
    const meant = names.includes(given) ? undefined : meantBy(given, absent)
    if (meant !== undefined && !misnamed.has(meant)) misnamed.set(meant, given)
  }
  return misnamed
}

export interface MembersToCheck {
  readonly holder: object
  readonly path: string
  /** Each with the hint for when it is missing. */
  readonly required: Readonly<Record<string, string>>
  readonly optional?: readonly string[]
}

/** What is missing, and under which other name it probably is. */
export const checkNames = ({ holder, path, required, optional = [] }: MembersToCheck): EnvelopeProblem[] => {
  const names = [...Object.keys(required), ...optional]
  const misnamed = misnamedIn(holder, names)
  const missing = Object.entries(required)
    .filter(([name]) => memberOf(holder, name) === undefined)
    .map(([name, hint]) => ({
      path: pathTo(path, name),
      problem: 'is missing',
      hint: renamed(misnamed.get(name), name) ?? hint,
    }))
  const unread = optional.flatMap(name => {
    const given = misnamed.get(name)
    const hint = renamed(given, name)
    return given === undefined || hint === undefined
      ? []
      : [{ path: pathTo(path, given), problem: 'is not read by Bedrock', hint }]
  })
  return [...missing, ...unread]
}

const renamed = (given: string | undefined, name: string): string | undefined =>
  given === undefined ? undefined : `Write "${name}" instead of ${excerpt(given)}.`
