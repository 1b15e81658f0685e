import { synonyms } from '../language/synonyms.ts'
import { paraphrases } from './paraphrases.ts'

/** How near the meanings of two stems are, from 0 to 1: 1 the same, 0 nothing in common. */
export function nearness(one: string, other: string): number {
  if (one === other) return 1
  const own = paraphrases.get(one)
  if (own !== undefined && paraphrases.get(other)?.some(group => own.includes(group))) return 0.75
  const groupsOf = synonyms.get(one)
  if (groupsOf !== undefined && synonyms.get(other)?.some(group => groupsOf.includes(group))) return 0.7
  const [short, long] = one.length < other.length ? [one, other] : [other, one]
  if (long === other && short.length >= 4 && long.endsWith(short) && long.length - short.length >= 2)
    return 0.65
  if (short.length >= 5 && long.startsWith(short)) return 0.7
  const common = short.length >= 6 ? Math.max(5, Math.floor(short.length * 0.75)) : 99
  return long.startsWith(short.slice(0, common)) && common < 99 ? 0.6 : 0
}
