import { relatives } from '../language/relatives.ts'

/** How near the meanings of two stems are, from 0 to 1: 1 the same, 0 nothing in common. */
export function nearness(one: string, other: string): number {
  if (one === other) return 1
  return Math.max(relatives(one).get(other) ?? 0, likeness(one, other))
}

/** How much two stems look like forms of one word. */
function likeness(one: string, other: string): number {
  const [short, long] = one.length < other.length ? [one, other] : [other, one]
  if (long === other && short.length >= 4 && long.endsWith(short) && long.length - short.length >= 2)
    return 0.65
  if (short.length >= 5 && long.startsWith(short)) return 0.7
  const common = short.length >= 6 ? Math.max(5, Math.floor(short.length * 0.75)) : 99
  return common < 99 && long.startsWith(short.slice(0, common)) ? 0.65 : 0
}
