import type { Match } from '../language/match-passages.ts'
import { readNumber } from '../language/read-number.ts'
import { words } from '../language/words.ts'

const list = (text: string): ReadonlySet<string> => new Set(text.split(' '))

const times = list(
  'second seconds minute minutes hour hours day days week weeks month months quarter quarters year years today tomorrow ' +
    'monday tuesday wednesday thursday friday saturday sunday january february march april june july august september ' +
    'october november december noon midnight daily weekly monthly yearly annually once twice immediately',
)
const roles = list(
  'team engineer manager lead director officer owner department group committee person president ceo cto cfo',
)
/** "By when", "to whom", "in which". */
const leads = list('by to from until since for on at in with and')
const places = list('in at on near from to under inside')

const hasNumber = (found: readonly string[]): boolean =>
  found.some(word => readNumber(word) !== undefined || (word.charAt(0) >= '0' && word.charAt(0) <= '9'))

/** A capital letter anywhere but at the beginning. */
const hasName = (text: string): boolean => /[\s("'][A-Z]/.test(text)

/** Whether a text may hold what kind of thing a question asks for: a person, a time, an amount, a place. */
export function mayAnswer(question: string, text: string): boolean {
  const asking = words(question.slice(0, 80))
  const [first = '', second = ''] = leads.has(asking[0] ?? '') ? asking.slice(1) : asking
  const found = words(text)
  if (first === 'who' || first === 'whom' || first === 'whose')
    return hasName(text) || found.some(word => roles.has(word))
  if (
    first === 'when' ||
    (['what', 'which'].includes(first) && ['time', 'day', 'date', 'month', 'year'].includes(second)) ||
    (first === 'how' && ['long', 'soon', 'often', 'quickly', 'fast'].includes(second))
  )
    return found.some(word => times.has(word)) || /\d{4}|\d:\d\d/.test(text)
  if (first === 'how' && ['many', 'much', 'old', 'far', 'big', 'large'].includes(second))
    return hasNumber(found)
  if (first === 'where') return found.some(word => places.has(word)) && hasName(text)
  return true
}

const BONUS = 0.15

/** Puts the matches that may hold the kind of thing asked for before those that cannot and match little more. */
export function prefersAnswer(question: string, matches: readonly Match[]): Match[] {
  const top = matches.slice(0, 20).map(match => ({
    match,
    rank:
      match.coverage +
      (mayAnswer(question, match.passage.unit.text) ? BONUS : 0) -
      (match.passage.unit.text.endsWith('?') ? BONUS : 0),
  }))
  return top.sort((a, b) => b.rank - a.rank).map(({ match }) => match)
}
