import { invent } from '../json/invent.ts'
import type { JsonObject } from '../json/json.ts'
import { readNumber } from '../language/read-number.ts'
import { words } from '../language/words.ts'

const MOST_ASKED = 50
/** What asks for an array of objects. */
export const severalObjects =
  /\[\s*\{\s*"|\bobjects in an? (?:json )?(?:array|list)\b|\b(?:array|list) of (?:(?:json )?objects\b|\{)|\beach (?:line|row|item|entry|person|product|order|one)\b|\bevery (?:line|row|item|entry|person|product)\b|\bone object (?:per|for)\b|\bper (?:line|row|item|entry|person)\b|\bjson (?:array|list)\b/i

/** What asks for something made up rather than taken from a text. */
export const inventing =
  /\b(?:fictional|fictitious|fake|dummy|mock|random|imaginary|invent\w*|made[- ]up|make up|make one up|come up with|sample data|example data|test data|placeholder)\b|\b(?:create|generate|write|produce|compose|build|design|draft)\b(?! (?:a |an |the )?(?:summary|answer))/i

/** How many objects are asked for: "an array of 3 users", "five objects". */
function countAsked(instruction: string): number | undefined {
  const found = words(instruction)
  for (const [index, word] of found.entries()) {
    const value = readNumber(word)
    const next = found.slice(index + 1, index + 4)
    if (
      value !== undefined &&
      Number.isInteger(value) &&
      value > 0 &&
      value <= MOST_ASKED &&
      next.some(
        one => one.length > 3 && one.endsWith('s') && !['keys', 'fields', 'words', 'columns'].includes(one),
      ) &&
      !['keys', 'fields', 'columns', 'characters', 'words'].includes(next[0] ?? '')
    )
      return value
  }
  return undefined
}

/** JSON that is made up where no text is given to take it from. */
export function inventJson(schema: JsonObject, instruction: string): string {
  const several = severalObjects.test(instruction) && /\b(?:array|list)\b/i.test(instruction)
  const count = countAsked(instruction) ?? (several ? 3 : 1)
  return JSON.stringify(several ? invent('', { type: 'array', items: schema }, 0, count) : invent('', schema))
}
