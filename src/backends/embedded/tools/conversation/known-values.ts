import { isObject } from '../../json/is-object.ts'
import type { Json } from '../../json/json.ts'
import { nameWords } from '../../language/name-words.ts'
import { stem } from '../../language/stem.ts'
import { candidatesFor } from '../slots/candidates.ts'
import { findList } from '../slots/find-list.ts'
import { readSaid } from '../slots/said.ts'
import type { Slot } from '../slots/slot.ts'
import type { EarlierUse } from './read-turns.ts'

const MOST_MEMBERS = 500
const DEEPEST = 8

interface Member {
  readonly stems: readonly string[]
  readonly value: Json
}

/** The scalars of a value, each with the stems of its names. */
function members(value: Json, names: readonly string[], found: Member[], depth: number): Member[] {
  if (found.length >= MOST_MEMBERS || depth > DEEPEST) return found
  if (Array.isArray(value)) for (const item of value) members(item, names, found, depth + 1)
  else if (isObject(value))
    for (const [name, member] of Object.entries(value))
      members(member, [...names, ...nameWords(name).map(stem)], found, depth + 1)
  else if (value !== null) found.push({ stems: names, value })
  return found
}

const loose: ReadonlySet<string> = new Set(['id', 'number', 'no', 'code', 'name', 'address'].map(stem))

const accepts = ({ type, items, choices }: Slot, value: Json): boolean => {
  if (choices) return choices.includes(value)
  const wanted = items ? (items.type ?? 'string') : type
  if (wanted === 'string') return typeof value === 'string'
  if (wanted === 'integer') return typeof value === 'number' && Number.isInteger(value)
  return wanted === 'number' ? typeof value === 'number' : typeof value === wanted
}

/** The member of an earlier input or result that is called like the argument. */
function named(
  { own, around }: Slot,
  all: readonly Member[],
  fits: (value: Json) => boolean,
): Json | undefined {
  const key = own.filter(word => !loose.has(word))
  let best: { score: number; value: Json } | undefined
  for (const { stems, value } of all) {
    if (!fits(value)) continue
    const last = stems.at(-1) ?? ''
    const exact = own.length > 0 && own.every(word => stems.includes(word))
    const shared = (key.length > 0 ? key : around).filter(word => stems.includes(word)).length
    const score = exact ? 2 + (own.includes(last) ? 1 : 0) : shared > 0 && key.length > 0 ? 1 : 0
    if (score > (best?.score ?? 0)) best = { score, value }
  }
  return best?.value
}

/** What earlier uses and their results say of an argument: by its name, else by what it looks like. */
export function fromUses(slot: Slot, uses: readonly EarlierUse[]): Json | undefined {
  for (const { input, results, failed } of uses.toReversed()) {
    if (failed) continue
    const all = [...results, input].flatMap(value => members(value, [], [], 0))
    const found = named(slot, all, value => accepts(slot, value))
    if (found !== undefined) return slot.items ? [found] : found
    const texts = all.flatMap(({ value }) => (typeof value === 'string' ? value : []))
    const typed = Math.max(0, ...slot.kinds.values()) >= 5
    if (!typed || texts.length === 0) continue
    const said = readSaid(texts.join('.\n'), undefined)
    const listed = slot.items ? findList(slot, said, new Set()) : undefined
    if (listed) return listed.values
    const best = candidatesFor(slot, said)
      .filter(({ score }) => score >= 4.5)
      .sort((one, other) => other.score - one.score)[0]
    if (best) return best.value
  }
  return undefined
}
