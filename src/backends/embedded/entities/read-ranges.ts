import type { Entity } from './entity.ts'
import type { Field } from './field.ts'
import type { Segment } from './segment.ts'

/** Less than a word that names the field beside a value says. */
const END = 0.5
const list = (text: string): ReadonlySet<string> => new Set(text.split(' '))

const firstOnes = list(
  'start starts starting begin begins beginning from since min minimum low lower lowest least opening opens open departure origin depart checkin arrive_from first old former previous',
)
const lastOnes = list(
  'end ends ending finish until till to through max maximum high upper highest most closing closes close arrival destination checkout last new final return',
)
const openings = /\b(?:from|between|of|was|were)\s+(?:the |about |around |roughly )?$/i
const links =
  /^\s*(?:(?:uhr|h|a\.?m\.?|p\.?m\.?|euros?|degrees?|%|percent)\s*)?(?:to|and|until|till|through|thru|or|-|\u2013|\u2014|\u2192|->)\s+(?:the |about )?$|^\s*[-\u2013\u2014]\s*$/i
const sure = /\b(?:to|until|till|through)\b|[-\u2013\u2014\u2192]/
const families: readonly (readonly string[])[] = [
  ['date', 'weekday', 'year'],
  ['time', 'number'],
  ['money', 'number', 'quantity', 'percent', 'duration'],
  ['name', 'street'],
]
const akin = (one: Entity, other: Entity): boolean =>
  one.kind === other.kind || families.some(family => family.includes(one.kind) && family.includes(other.kind))

/** Which end of a range a field is: `start_year`, `maximum`, `to`; undefined for neither. */
function endWanted({ words }: Field): 'first' | 'last' | undefined {
  if (words.some(word => lastOnes.has(word)))
    return words.some(word => firstOnes.has(word)) ? undefined : 'last'
  return words.some(word => firstOnes.has(word)) ? 'first' : undefined
}

/** How much "from 2014 to 2019", "between 9 and 17:00" and "Oslo - Lisbon" say for each of their ends being the field's. */
export function rangeBonus(
  segment: Segment,
  here: readonly Entity[],
  field: Field,
): ReadonlyMap<Entity, number> {
  const wanted = endWanted(field)
  const found = new Map<Entity, number>()
  if (wanted === undefined) return found
  for (const [index, low] of here.entries()) {
    const high = here[index + 1]
    if (!high || !akin(low, high)) continue
    const between = segment.text.slice(low.end - segment.start, high.start - segment.start)
    if (!links.test(between)) continue
    if (!sure.test(between) && !openings.test(segment.text.slice(0, low.start - segment.start))) continue
    found.set(low, wanted === 'first' ? END : -END)
    found.set(high, wanted === 'last' ? END : -END)
  }
  return found
}
