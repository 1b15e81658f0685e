import { opposites } from '../language/opposites.ts'
import { readNumber } from '../language/read-number.ts'
import { stem } from '../language/stem.ts'
import { words } from '../language/words.ts'

const list = (text: string): ReadonlySet<string> => new Set(text.split(' '))

const negations = list(
  'no not never nobody none nothing neither without cannot hardly prohibited forbidden disallowed banned refused excluded unable except',
)
const days = 'monday tuesday wednesday thursday friday saturday sunday'.split(' ')
const NUMBERED = 4

const isNegation = (word: string): boolean => negations.has(word) || word.endsWith("n't")

interface Quantity {
  readonly value: number
  readonly index: number
  /** The stem of what is counted, as far as the next words tell. */
  readonly units: ReadonlySet<string>
}

function quantities(found: readonly string[]): Quantity[] {
  return found.flatMap((word, index) => {
    const value = readNumber(word)
    return value === undefined
      ? []
      : [{ value, index, units: new Set(found.slice(index + 1, index + NUMBERED).map(stem)) }]
  })
}

const tops =
  /(?:up to|at most|no more than|not more than|maximum of|maximum|max|limited to|limit of|within|under|below|less than|until|not exceed|not later than|by)$/
const floors = /(?:at least|no less than|minimum of|minimum|min|from|over|above|more than|older than|after)$/
const afterFloor = /^(?:or more|or older|or over|and over|and older|and above|upwards|minimum)/
const afterTop = /^(?:or less|or fewer|or younger|or under|and under|maximum|at most|max)/

/** Whether an amount in question is within what a sentence allows; undefined where they do not compare. */
function withinLimits(asked: readonly string[], said: readonly string[]): boolean | undefined {
  let verdict: boolean | undefined
  for (const { value, units } of quantities(asked))
    for (const limit of quantities(said)) {
      const alike =
        [...units].some(unit => limit.units.has(unit)) ||
        (units.size === 0 && limit.units.size === 0) ||
        synonymsOfPerson(units, limit.units)
      if (!alike) continue
      const before = said.slice(Math.max(0, limit.index - 3), limit.index).join(' ')
      const after = said.slice(limit.index + 1, limit.index + 4).join(' ')
      if (tops.test(before) || afterTop.test(after)) verdict = value <= limit.value
      else if (floors.test(before) || afterFloor.test(after)) verdict = value >= limit.value
      else if (value !== limit.value) verdict ??= false
      else return true
    }
  return verdict
}

const people = new Set(
  'person persons people passenger passengers guest guests adult adults visitor visitors man men'
    .split(' ')
    .map(stem),
)
const synonymsOfPerson = (some: ReadonlySet<string>, others: ReadonlySet<string>): boolean =>
  [...some].some(unit => people.has(unit)) && [...others].some(unit => people.has(unit))

const dayOf = (word: string): number => days.findIndex(day => word === day || word === `${day}s`)

/** Whether the day in question is among those of a sentence, "Monday to Friday" included; undefined where one names none. */
function onDay(asked: readonly string[], said: readonly string[]): boolean | undefined {
  const wanted = asked.map(dayOf).find(day => day >= 0)
  const places = said.flatMap((word, index) => (dayOf(word) >= 0 ? [index] : []))
  if (wanted === undefined) return undefined
  const weekend = wanted >= 5
  if (said.includes('weekdays') || said.includes('weekday')) return !weekend
  if (said.includes('weekends') || said.includes('weekend')) return weekend
  if (said.includes('daily') || (said.includes('every') && said.includes('day'))) return true
  if (places.length === 0) return undefined
  return places.some((place, order) => {
    const first = dayOf(said[place] ?? '')
    const next = places[order + 1]
    const joined =
      next !== undefined &&
      next - place === 2 &&
      ['to', 'through', 'until', 'till'].includes(said[place + 1] ?? '')
    const last = joined ? dayOf(said[next] ?? '') : first
    return first <= last ? wanted >= first && wanted <= last : wanted >= first || wanted <= last
  })
}

/** How often two texts say opposite things: closed where the other says open. */
function contrasts(asked: ReadonlySet<string>, said: ReadonlySet<string>): number {
  let count = 0
  for (const base of asked) {
    const against = opposites.get(base)
    if (against && !said.has(base) && [...against].some(one => said.has(one))) count++
  }
  return count
}

/** Whether a sentence says yes to a question or a claim: by its negations, opposites, amounts and days. */
export function entails(sentence: string, question: string): boolean {
  const said = words(sentence)
  const asked = words(question)
  const limits = withinLimits(asked, said)
  const day = onDay(asked, said)
  const negated = said.filter(isNegation).length + asked.filter(isNegation).length
  const turned = contrasts(new Set(asked.map(stem)), new Set(said.map(stem)))
  const agrees = (negated + turned) % 2 === 0
  if (limits === false) return false
  return day === false ? !agrees : agrees
}
