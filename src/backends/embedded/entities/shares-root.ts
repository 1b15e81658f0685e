import { plainWords } from './field-words.ts'

const SHORTEST = 4
const LONG = 6
/** Of two longer words the endings may differ by so much: "diagnosis", "diagnosed". */
const ENDING = 3

/** Whether two words in lower case are of one root: the one begins with the other, or both with most of either. */
export function sharesRoot(one: string, other: string): boolean {
  if (one.length < SHORTEST || other.length < SHORTEST || plainWords.has(one)) return false
  if (one.startsWith(other) || other.startsWith(one)) return Math.abs(one.length - other.length) <= LONG
  const shorter = Math.min(one.length, other.length)
  if (shorter < LONG) return false
  const root = Math.max(LONG - 1, shorter - ENDING)
  return one.slice(0, root) === other.slice(0, root)
}
