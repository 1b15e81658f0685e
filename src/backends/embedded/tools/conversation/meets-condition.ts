import { isObject } from '../../json/is-object.ts'
import type { Json } from '../../json/json.ts'
import { nameWords } from '../../language/name-words.ts'
import { stem } from '../../language/stem.ts'
import { stopWords } from '../../language/stop-words.ts'
import { boundAt } from '../slots/cues.ts'
import { isDenied, readSaid, type Said } from '../slots/said.ts'
import { isNegative, tellNothing } from './bare-condition.ts'

const MOST_LEAVES = 500
const DEEPEST = 8

/** Words that shut each other out, first against second. */
const opposites: readonly (readonly [string, string])[] = (
  'idle free unused|busy active used occupied connected;available|unavailable sold booked taken full;free|busy booked occupied taken;' +
  'open|closed shut;paid settled|unpaid outstanding overdue open due;unpaid outstanding overdue open|paid settled;up online running healthy ok reachable|down offline stopped unhealthy failing failed unreachable;' +
  'down offline stopped unhealthy unreachable|up online running healthy ok reachable;on|off;off|on;closed|open;full|available free;in-stock|out-of-stock;' +
  'dry sunny clear|rain rainy wet showers storm snow drizzle;rain rainy raining wet showers drizzle thunderstorms|dry sunny clear;approved|rejected pending denied;pending|approved shipped completed;' +
  'delivered|pending transit shipped;shipped dispatched|pending processing packed;active enabled|inactive disabled expired suspended;expired|active valid;valid|invalid expired;cheap|expensive;success successful passed|failed failure error;busy|idle free;empty|full'
)
  .split(';')
  .map(line => [line.split('|')[0] ?? '', line.split('|')[1] ?? ''] as const)
const sameAs = new Map<string, ReadonlySet<string>>()
const against = new Map<string, ReadonlySet<string>>()
for (const [ones, others] of opposites)
  for (const word of ones.split(' ')) {
    sameAs.set(stem(word), new Set([...(sameAs.get(stem(word)) ?? []), ...ones.split(' ').map(stem)]))
    against.set(stem(word), new Set([...(against.get(stem(word)) ?? []), ...others.split(' ').map(stem)]))
  }

/** Small words that say how something is. */
const stateWords: ReadonlySet<string> = new Set(['on', 'off', 'up', 'down', 'over', 'out', 'in'])

interface Leaf {
  readonly names: readonly string[]
  readonly value: Json
}

function leaves(value: Json, names: readonly string[], found: Leaf[], depth: number): Leaf[] {
  if (found.length >= MOST_LEAVES || depth > DEEPEST) return found
  if (Array.isArray(value)) for (const item of value) leaves(item, names, found, depth + 1)
  else if (isObject(value))
    for (const [name, member] of Object.entries(value))
      leaves(member, [...names, ...nameWords(name).map(stem)], found, depth + 1)
  else found.push({ names, value })
  return found
}

function compares(condition: Said, all: readonly Leaf[], matter: ReadonlySet<string>): boolean | undefined {
  const limit = condition.mentions.find(({ kind }) => kind === 'number')
  if (!limit || typeof limit.value !== 'number') return undefined
  const text = condition.text.toLowerCase()
  const bound =
    boundAt(condition.words, limit.first, limit.next) ??
    (/\b(?:more|over|above|exceeds?|greater|higher|least|warmer|hotter|longer)\b/.test(text)
      ? 'least'
      : /\b(?:less|under|below|fewer|lower|cheaper|most|colder|within|shorter)\b/.test(text)
        ? 'most'
        : undefined)
  if (bound === undefined) return undefined
  const numbers = all.flatMap(({ names, value }) => (typeof value === 'number' ? [{ names, value }] : []))
  const said =
    numbers.length > 0
      ? numbers
      : all.flatMap(({ names, value }) =>
          readSaid(String(value), undefined).mentions.flatMap(one =>
            typeof one.value === 'number' ? [{ names, value: one.value }] : [],
          ),
        )
  const named =
    said.find(({ names }) => names.some(name => matter.has(name))) ??
    (said.length === 1 ? said[0] : undefined)
  if (!named) return undefined
  const isStrict =
    /\b(?:more|over|above|exceeds?|greater|less|under|below|fewer|cheaper|colder|warmer)\b/.test(text)
  if (bound === 'least')
    return isStrict && !/\bat least\b/.test(text) ? named.value > limit.value : named.value >= limit.value
  return isStrict ? named.value < limit.value : named.value <= limit.value
}

const isEmpty = (value: Json): boolean =>
  value === false ||
  value === 0 ||
  value === null ||
  value === '' ||
  value === 'no' ||
  value === 'false' ||
  value === 'none'

function states(word: string, all: readonly Leaf[]): boolean | undefined {
  for (const { names, value } of all)
    if (names.includes(word) && (typeof value === 'boolean' || typeof value === 'number' || value === null))
      return !isEmpty(value)
  const same = sameAs.get(word) ?? new Set([word])
  const other = against.get(word) ?? new Set<string>()
  for (const { value } of all) {
    if (typeof value !== 'string') continue
    const said = readSaid(value, undefined)
    for (const [index, { stem: base, lower }] of said.words.entries()) {
      if (base === word || same.has(base) || same.has(lower)) return !isDenied(said, index)
      if (other.has(base) || other.has(lower)) return isDenied(said, index)
    }
  }
  return undefined
}

const existential = /\b(?:there (?:is|are|was|were)|has|have|any|exists?)\b/i
/** After it the thing is named that was looked for, which a result need not repeat. */
const link = /\b(?:for|of|on|in|at|with|about|regarding)\b/i

/** Whether results say what a condition that points back wants: "if not" of "there is an open incident". */
export function meetsBare(condition: string, premise: string, results: readonly Json[]): boolean {
  const state = existential.test(premise) ? premise.split(link, 1)[0] : premise
  const holds = !tellNothing(results) && (meetsCondition(state ?? premise, results) ?? true)
  return isNegative(condition) ? !holds : holds
}

/** Whether results say what a condition wants: "if it is idle", "unless it costs more than 50"; undefined where they do not tell. */
export function meetsCondition(condition: string, results: readonly Json[]): boolean | undefined {
  const said = readSaid(condition, undefined)
  const all = results.flatMap(value => leaves(value, [], [], 0))
  const words = said.words.filter(
    ({ lower, text }) => (!stopWords.has(lower) || stateWords.has(lower)) && !/\d/.test(text),
  )
  const matter = new Set(words.map(({ stem: base }) => base))
  const inverted = /^\W*(?:unless|otherwise)\b/i.test(condition)
  const compared = compares(said, all, matter)
  const turned = (value: boolean): boolean => (inverted ? !value : value)
  if (compared !== undefined) return turned(compared)
  for (const word of words.toReversed()) {
    const state = states(word.stem, all)
    const place = said.words.indexOf(word)
    if (state !== undefined) return turned(isDenied(said, place, 4) ? !state : state)
  }
  return undefined
}

const forbids =
  /\b(?:forbidden|not allowed|not permitted|prohibited|must not|may not|cannot be|can not be|can't be|do not|denied|locked|blocked|not possible|not eligible|ineligible|not authori[sz]ed|no longer possible|non-?refundable|unauthori[sz]ed|not found|no \w+ (?:was |were )?(?:found|exists?|available)|no (?:such|match|results?|employee|entry|record)|suspended|on hold|frozen|insufficient|already (?:closed|cancell?ed|shipped|paid|booked|refunded|delivered))\b/i

/** Whether results say that nothing may be done, or that there is nothing to do it with. */
export function forbidsActing(results: readonly Json[]): boolean {
  const all = results.flatMap(value => leaves(value, [], [], 0))
  if (results.length > 0 && all.length === 0) return true
  return all.some(({ names, value }) => {
    const name = names.join(' ')
    if (typeof value === 'string')
      return forbids.test(value) || (name === 'error' && !/^(?:none|no)?$/i.test(value))
    if (value === false)
      return /\b(?:allow|permit|elig|refund|cancel|possibl|can|found|avail|success|ok)/.test(name)
    return (
      value === true &&
      /\b(?:lock|block|forbidden|forbid|prohibit|readon|protect|frozen|hold|delet|error)\b/.test(name)
    )
  })
}
