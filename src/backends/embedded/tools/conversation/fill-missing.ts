import type { Json } from '../../json/json.ts'
import type { ReadTool } from '../choice/score-tool.ts'
import { assign } from '../slots/assign.ts'
import { readSaid } from '../slots/said.ts'
import type { Slot } from '../slots/slot.ts'
import { fromUses } from './known-values.ts'
import type { Turns } from './read-turns.ts'

/** What was said long ago must fit well. */
const LEAST_EARLIER = 3.9
const MOST_EARLIER = 10

export const missingOf = ({ slots }: ReadTool, values: ReadonlyMap<string, Json>): Slot[] =>
  slots.filter(({ path, required }) => required && !values.has(path))

/**
 * The arguments that the tool cannot do without, from earlier turns: what the user said, then what tools were given
 * and returned.
 * @param always whether anything is better than nothing
 */
export function fillMissing(
  tool: ReadTool,
  values: ReadonlyMap<string, Json>,
  turns: Turns,
  always = false,
): ReadonlyMap<string, Json> {
  const filled = new Map(values)
  for (const text of turns.earlier.slice(0, MOST_EARLIER)) {
    const missing = missingOf(tool, filled)
    if (missing.length === 0) return filled
    const { values: found, scores } = assign(tool.slots, readSaid(text, turns.today))
    for (const { path, free } of missing) {
      const value = found.get(path)
      if (value !== undefined && free === undefined && (always || (scores.get(path) ?? 0) >= LEAST_EARLIER))
        filled.set(path, value)
    }
  }
  for (const slot of missingOf(tool, filled)) {
    const value = fromUses(slot, turns.uses)
    if (value !== undefined) filled.set(slot.path, value)
  }
  return filled
}
