import { RE2JS } from 're2js'
import { nameWords } from '../language/name-words.ts'
import { stem } from '../language/stem.ts'
import { words } from '../language/words.ts'
import type { FindValue } from './fill-schema.ts'
import { findNumber } from './find-number.ts'
import { findText } from './find-text.ts'
import { isObject } from './is-object.ts'
import type { Json, JsonObject } from './json.ts'
import type { Source } from './read-source.ts'
import { typeOf } from './resolve-schema.ts'

const MOST_CANDIDATES = 2_000
const LONGEST_PATTERN = 500
/** Lookups end when they have visited so many words, however many members a schema has. */
const MOST_VISITS = 500_000
/** Other ways to say a choice. */
const alternatives: ReadonlyMap<string, readonly string[]> = new Map([
  ['celsius', ['c', '\u00b0c']],
  ['fahrenheit', ['f', '\u00b0f']],
  ['high', ['asap', 'urgent', 'urgently', 'immediately']],
  ['usd', ['dollars', '$']],
  ['eur', ['euros']],
  ['gbp', ['pounds']],
])

const stringOr = (value: Json | undefined): string => (typeof value === 'string' ? value : '')

/** The choice whose words the text says; the more words the surer. */
function findChoice(choices: readonly Json[], { said }: Source): Json | undefined {
  let best: Json | undefined
  let most = 0
  for (const choice of choices) {
    if (typeof choice !== 'string' && typeof choice !== 'number') continue
    const parts = nameWords(String(choice))
    const isSaid = (part: string): boolean =>
      said.has(part) ||
      said.has(stem(part)) ||
      (alternatives.get(part)?.some(other => said.has(other)) ?? false)
    if (parts.length > most && parts.every(isSaid)) {
      best = choice
      most = parts.length
    }
  }
  return best
}

function allChoices(choices: readonly Json[], source: Source): Json[] {
  return choices.filter(choice => findChoice([choice], source) !== undefined)
}

/** Whether the text speaks of the member, and whether it denies it. */
function findBoolean(name: string, { stems, tokens: found }: Source): boolean | undefined {
  const own = nameWords(name).filter(
    word => !['is', 'has', 'should', 'include', 'enable', 'use', 'with', 'allow'].includes(word),
  )
  const ownStems = new Set(own.map(stem))
  const at = stems.findIndex(base => ownStems.has(base))
  if (at < 0) return undefined
  const before = found.slice(Math.max(0, at - 3), at).map(({ lower }) => lower)
  return !before.some(
    word => ['no', 'not', 'without', 'never', 'disable'].includes(word) || word.endsWith("n't"),
  )
}

/** A word of the text that the schema's pattern accepts, the found one first. */
function matching(pattern: string, found: string | undefined, { tokens }: Source): string | undefined {
  if (pattern.length > LONGEST_PATTERN) return found
  try {
    const expression = RE2JS.compile(pattern)
    const candidates = tokens.slice(0, MOST_CANDIDATES).map(({ text }) => text)
    return (
      [...(found === undefined ? [] : [found]), ...candidates].find(text =>
        expression.matcher(text).find(),
      ) ?? found
    )
  } catch {
    return found
  }
}

/** "tags a, b and c", "with Ada, Bob and Cleo": what follows the member's own name, or a list of names. */
function findList(name: string, { text }: Source): string[] | undefined {
  const own = nameWords(name).map(stem)
  for (const line of text.slice(0, 8_000).split(/[.?!\n]/)) {
    const said = words(line)
    if (!said.some(word => own.includes(stem(word))) && !/\bwith\b/.test(line)) continue
    const rest = line.slice(
      Math.max(line.lastIndexOf(':'), line.lastIndexOf(' with ') + 5, 0) || Math.max(0, line.search(/\S+,/)),
    )
    const items = rest
      .split(/,| and /)
      .map(item => item.replace(/^[:\s]+/, '').trim())
      .filter(item => item !== '')
    if (items.length > 1 && items.every(item => item.split(' ').length <= 3)) return items
  }
  return undefined
}

function findIn(
  source: Source,
  name: string,
  schema: JsonObject,
  taken: Set<string>,
  takenNumbers: Set<number>,
): Json | undefined {
  if (Array.isArray(schema.enum)) return findChoice(schema.enum, source)
  const type = typeOf(schema)
  if (type === 'number' || type === 'integer')
    return findNumber(name, stringOr(schema.description), source, takenNumbers)
  if (type === 'boolean') return findBoolean(name, source)
  if (type === 'array') {
    const items = isObject(schema.items) ? schema.items : {}
    if (Array.isArray(items.enum)) {
      const chosen = allChoices(items.enum, source)
      return chosen.length > 0 ? chosen : undefined
    }
    if (typeOf(items) !== 'string') return undefined
    const found = findList(name, source)
    if (found) return found
    const one = findText(name.replace(/s$/, ''), stringOr(items.format), source, taken)
    return one === undefined ? undefined : [one]
  }
  if (type !== 'string') return undefined
  const found = findText(name, stringOr(schema.format), source, taken)
  return typeof schema.pattern === 'string' ? matching(schema.pattern, found, source) : found
}

/**
 * Finds values for the members of a schema in texts, the first text that has one winning. A string or a number
 * goes to one member only, as long as there is another.
 */
export function createFinder(sources: readonly Source[]): FindValue {
  const taken = new Set<string>()
  const takenNumbers = sources.map(() => new Set<number>())
  const known = new Map<string, Json | undefined>()
  let visits = 0
  return (name, schema) => {
    const key = `${name}\n${typeOf(schema)}`
    if (known.has(key) && !Array.isArray(schema.enum)) return known.get(key)
    let found: Json | undefined
    for (const [index, source] of sources.entries()) {
      if (visits > MOST_VISITS) break
      visits += source.tokens.length + 10
      found = findIn(source, name, schema, taken, takenNumbers[index] ?? new Set())
      if (found !== undefined) break
    }
    if (typeof found === 'string') taken.add(found)
    known.set(key, found)
    return found
  }
}
