import { stem } from './stem.ts'
import { stopWords } from './stop-words.ts'
import { synonyms } from './synonyms.ts'
import type { Unit } from './units.ts'
import { words } from './words.ts'

/** A unit that can be searched. */
export interface Passage {
  readonly unit: Unit
  readonly index: number
  readonly stems: ReadonlySet<string>
  /** Of the heading above. */
  readonly heading: ReadonlySet<string>
}

/** How well a passage answers some stems. */
export interface Match {
  readonly passage: Passage
  /** The share of the question's weight that the passage holds, from 0 to 1. */
  readonly coverage: number
  /** The stems of the question that it holds in its own words. */
  readonly held: ReadonlySet<string>
}

const HEADING_SHARE = 0.5
const SYNONYM_SHARE = 0.7
const SHORTEST_PREFIX = 6
const PREFIX_SHARE = 0.7

function stemsOf(text: string): Set<string> {
  const stems = new Set<string>()
  for (const word of words(text)) if (!stopWords.has(word)) stems.add(stem(word))
  return stems
}

export function readPassages(all: readonly Unit[]): Passage[] {
  return all.map((unit, index) => ({
    unit,
    index,
    stems: stemsOf(unit.text),
    heading: stemsOf(unit.heading),
  }))
}

/** Verbs that any sentence may put otherwise: what they are about says more. */
const GENERAL_SHARE = 0.4
const general: ReadonlySet<string> = new Set(
  (
    'work start begin open close run take cost need use have give go come make bring happen want become lead mean charge ' +
    'keep hold offer provide include allow apply pay show see look help find send leave put stay turn move change do order'
  )
    .split(' ')
    .map(stem),
)

const groupsOf = (base: string): readonly number[] => synonyms.get(base) ?? []

function isNear(base: string, other: string, groups: readonly number[]): boolean {
  if (groups.length > 0 && groupsOf(other).some(group => groups.includes(group))) return true
  return (
    base.length >= SHORTEST_PREFIX &&
    other.startsWith(base.slice(0, Math.max(SHORTEST_PREFIX, Math.floor(base.length * PREFIX_SHARE))))
  )
}

/** 1 for the stem itself, less for a synonym or a long common beginning, 0 for neither. */
export function shareOf(base: string, stems: ReadonlySet<string>, groups = groupsOf(base)): number {
  if (stems.has(base)) return 1
  for (const other of stems) if (isNear(base, other, groups)) return SYNONYM_SHARE
  return 0
}

/**
 * Finds what is asked for among passages, rare stems weighing more; best first, only what holds something.
 * Linear in the number of passages for a question of bounded length.
 */
export function matchPassages(question: readonly string[], passages: readonly Passage[]): Match[] {
  const asked = [...new Set(question)]
  const counts = asked.map(base => {
    const groups = groupsOf(base)
    let count = 0
    for (const { stems } of passages) if (shareOf(base, stems, groups) > 0) count++
    return count
  })
  const weights = counts.map((count, index) => {
    const weight = Math.log(1 + (passages.length + 1) / (count + 0.5))
    return general.has(asked[index] ?? '') ? weight * GENERAL_SHARE : weight
  })
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  const matches: Match[] = []
  for (const passage of passages) {
    let sum = 0
    const held = new Set<string>()
    for (const [index, base] of asked.entries()) {
      const groups = groupsOf(base)
      const own = shareOf(base, passage.stems, groups)
      if (own > 0) held.add(base)
      sum += (weights[index] ?? 0) * Math.max(own, shareOf(base, passage.heading, groups) * HEADING_SHARE)
    }
    if (sum > 0) matches.push({ passage, coverage: sum / whole, held })
  }
  return matches.sort((a, b) => b.coverage - a.coverage || a.passage.index - b.passage.index)
}
