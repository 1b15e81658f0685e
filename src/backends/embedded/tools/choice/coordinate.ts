import type { Json } from '../../json/json.ts'
import type { Word } from '../mentions/mention.ts'
import { type Candidate, candidatesFor } from '../slots/candidates.ts'
import type { Said } from '../slots/said.ts'
import type { Slot } from '../slots/slot.ts'

const MOST_USES = 20
const joiners: ReadonlySet<string> = new Set(['and', '&', 'plus', 'also', 'then'])
const skipped: ReadonlySet<string> = new Set(
  'in for to at of from the a an on near by also then with my our one'.split(' '),
)

/** Whether "and" or a comma stands before a place, with nothing but small words and the argument's name between. */
function isJoined(words: readonly Word[], first: number, slot: Slot): boolean {
  for (let index = first - 1; index >= Math.max(0, first - 5); index--) {
    const word = words[index]
    if (!word) return false
    if (word.mark === ',' || joiners.has(word.lower)) return true
    if (word.mark !== '' || !(skipped.has(word.lower) || slot.own.includes(word.stem))) return false
  }
  return false
}

/** What each further thing of a coordination would be an argument of: that of the thing before it, else what it fits best. */
function slotFor(
  place: number,
  candidates: readonly Candidate[],
  previous: Slot | undefined,
): Candidate | undefined {
  const here = candidates.filter(({ first }) => first === place)
  return here.find(({ slot }) => slot === previous) ?? here.sort((one, other) => other.score - one.score)[0]
}

/**
 * The further uses that a coordination asks for: "the weather in Paris and Rome", "50 EUR to Ada and 20 EUR to Bob".
 * @param values the arguments of the first use; what is not said anew stays
 * @param taken what it took
 */
export function coordinate(
  slots: readonly Slot[],
  said: Said,
  values: ReadonlyMap<string, Json>,
  taken: ReadonlySet<string>,
): ReadonlyMap<string, Json>[] {
  const single = slots.filter(
    slot =>
      slot.type !== 'array' && slot.type !== 'boolean' && slot.free === undefined && values.has(slot.path),
  )
  const all = single.flatMap(slot => candidatesFor(slot, said)).filter(({ score }) => score >= 2)
  const places = [...new Set(all.map(({ first }) => first))].sort((one, other) => one - other)
  const found: Map<string, Json>[] = []
  let group: Map<string, Json> | undefined
  let open = new Set<Slot>()
  let previous: Slot | undefined
  for (const place of places) {
    const here = all.filter(({ first }) => first === place)
    const own = here.find(({ key, slot, value }) => taken.has(key) && values.get(slot.path) === value)
    if (here.some(({ key }) => taken.has(key))) {
      previous = own?.slot ?? previous
      continue
    }
    const candidate = slotFor(place, here, previous)
    if (candidate === undefined || candidate.value === values.get(candidate.slot.path)) continue
    const { slot, value } = candidate
    if (isJoined(said.words, place, slot) && (group === undefined || !open.has(slot) || slot === previous)) {
      if (found.length >= MOST_USES) break
      group = new Map([...values, [slot.path, value]])
      open = new Set(single.filter(one => one !== slot))
      found.push(group)
    } else if (group && open.has(slot)) {
      group.set(slot.path, value)
      open.delete(slot)
    }
    previous = slot
  }
  return found
}
