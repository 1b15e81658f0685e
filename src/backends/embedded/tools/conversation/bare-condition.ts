import { isObject } from '../../json/is-object.ts'
import type { Json } from '../../json/json.ts'

/** Conditions that point back to what was to be found out: "if not, open one". */
const patterns: readonly string[] = [
  'if not',
  'if so',
  'if yes',
  'if no',
  'if none',
  'if nothing',
  'if there is none',
  'if there are none',
  "if there isn't",
  "if there isn't one",
  "if there isn't any",
  "if there aren't",
  "if there aren't any",
  'if there is not',
  'if there is not one',
  'if there is no such thing',
  'if there is nothing',
  'if there is',
  'if there is one',
  'if there are',
  'if there are any',
  'if you find none',
  'if you find nothing',
  'if you find one',
  "if you don't find one",
  "if you don't find any",
  "if you can't find one",
  'if it is',
  "if it isn't",
  'if it is not',
  "if it's not",
  'if it does',
  "if it doesn't",
  "if it doesn't exist",
  'if it exists',
  'if they are',
  "if they aren't",
  'if that is the case',
  'if that is not the case',
  'otherwise',
  'or else',
  'else',
]
const byLength = patterns.map(pattern => pattern.split(' ')).sort((one, other) => other.length - one.length)

/** How many of some words are such a condition; 0 where they are none. */
export function bareConditionLength(lowers: readonly string[]): number {
  return byLength.find(pattern => pattern.every((word, index) => lowers[index] === word))?.length ?? 0
}

/** Whether it wants the opposite of what was to be found out. */
export const isNegative = (condition: string): boolean =>
  /\b(?:not|no|none|nothing|isn't|aren't|doesn't|don't|can't|otherwise|else)\b/i.test(condition)

const nothing =
  /^\W*(?:no|none|nothing|there (?:is|are|was|were) no|not found|0)\b|\b(?:not found|could not be found|does not exist|nothing was found|no (?:\w+ ){0,3}(?:found|exists?|matches|match|results?))\b/i

function isEmpty(value: Json): boolean {
  if (value === null || value === false || value === 0 || value === '') return true
  if (typeof value === 'string') return nothing.test(value.slice(0, 400))
  if (Array.isArray(value)) return value.length === 0
  if (!isObject(value)) return false
  const members = Object.entries(value)
  if (members.length === 0) return true
  const lists = members.filter(([, member]) => Array.isArray(member))
  if (lists.length > 0) return lists.every(([, member]) => isEmpty(member))
  return members.some(
    ([name, member]) =>
      /^(?:found|exists?|count|total|totalCount|results?|matches)$/i.test(name) && isEmpty(member),
  )
}

/** Whether results tell that there is nothing of the kind. */
export const tellNothing = (results: readonly Json[]): boolean => results.every(isEmpty)
