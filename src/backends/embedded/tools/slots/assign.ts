import type { Json } from '../../json/json.ts'
import { daysAfter } from '../mentions/calendar.ts'
import { type Candidate, candidatesFor } from './candidates.ts'
import { findFlag } from './find-flag.ts'
import { findFreeText } from './find-free-text.ts'
import { findList } from './find-list.ts'
import { findSubject } from './find-subject.ts'
import type { Said } from './said.ts'
import type { Slot } from './slot.ts'

/** Values of arguments by their paths. */
export interface Assigned {
  readonly values: ReadonlyMap<string, Json>
  /** How surely each was found. */
  readonly scores: ReadonlyMap<string, number>
  /** What was taken: no other argument has it. */
  readonly taken: ReadonlySet<string>
}

/** What an argument that the tool cannot do without needs at least, and one that may be left out. */
const LEAST_REQUIRED = 1.5
const LEAST_OPTIONAL = 4.4
/** Dates, times, addresses: what they look like says enough. */
const TYPED = 5
const MOST_CANDIDATES = 4_000

const least = (slot: Slot, value: Json): number => {
  if (slot.required) return LEAST_REQUIRED
  if (slot.choices) return 3
  const typed = Math.max(0, ...slot.kinds.values()) >= TYPED
  return typed && typeof value === 'string' ? 3.5 : LEAST_OPTIONAL
}

/**
 * Gives what a text names to the arguments that it fits best, each thing to one of them.
 * @param known the arguments that have a value already
 */
export function assign(
  slots: readonly Slot[],
  said: Said,
  known: ReadonlyMap<string, Json> = new Map(),
): Assigned {
  const values = new Map<string, Json>()
  const scores = new Map<string, number>()
  const taken = new Set<string>()
  const used: { first: number; next: number }[] = []
  const isOpen = ({ path }: Slot): boolean => !values.has(path) && !known.has(path)
  const set = (slot: Slot, value: Json, score: number, key: string): void => {
    values.set(slot.path, value)
    scores.set(slot.path, score)
    taken.add(key)
  }
  const take = ({ slot, value, score, key, first, next }: Candidate): void => {
    set(slot, value, score, key)
    used.push({ first, next })
  }
  for (const slot of slots.filter(one => one.type === 'array' && isOpen(one))) {
    const found = findList(slot, said, taken)
    if (found === undefined) continue
    set(slot, found.values, 4, slot.path)
    for (const { key, first, next } of found.used) {
      taken.add(key)
      used.push({ first, next })
    }
  }
  const single = slots.filter(
    slot => slot.type !== 'array' && slot.type !== 'boolean' && slot.free === undefined && isOpen(slot),
  )
  const candidates = single
    .flatMap(slot => candidatesFor(slot, said))
    .slice(0, MOST_CANDIDATES)
    .sort((one, other) => other.score - one.score || one.first - other.first)
  for (const candidate of candidates) {
    if (
      !isOpen(candidate.slot) ||
      taken.has(candidate.key) ||
      candidate.score < least(candidate.slot, candidate.value)
    )
      continue
    const isRepeat =
      candidate.slot.choices &&
      [...values].some(([path, value]) => value === candidate.value && isTwin(path, candidate.slot, slots))
    if (!isRepeat) take(isMoment(candidate.slot) ? atTime(candidate, said, taken) : candidate)
  }
  for (const slot of slots.filter(isOpen)) {
    const end = endDay(slot, slots, values, said)
    if (end !== undefined) set(slot, end, 3, `e${slot.path}`)
  }
  for (const slot of slots) {
    if (slot.type !== 'boolean' || !isOpen(slot)) continue
    const flag = findFlag(slot, said)
    if (flag !== undefined) set(slot, flag, 3, `f${slot.path}`)
  }
  const texts = slots.filter(slot => slot.free !== undefined && slot.type === 'string' && isOpen(slot))
  for (const slot of [...texts].sort(byFreedom)) {
    const found = findFreeText(slot, said, taken, used, texts.length === 1)
    if (found && !taken.has(found.key)) set(slot, found.value, 2, found.key)
  }
  for (const slot of slots) {
    if (!slot.required || slot.type !== 'string' || slot.choices || slot.free !== undefined || !isOpen(slot))
      continue
    const subject = findSubject(slot, said, used)
    if (subject !== undefined) set(slot, subject, 1.5, `s${slot.path}`)
  }
  return { values, scores, taken }
}

const isMoment = ({ kinds }: Slot): boolean => kinds.has('date') && kinds.has('time')

/** A day with the time beside it, a time with the day that is said: `2026-03-05T14:00:00`. */
function atTime(candidate: Candidate, { mentions }: Said, taken: Set<string>): Candidate {
  const own = mentions.find(({ first }) => `m${first}` === candidate.key)
  const other = own?.kind === 'date' ? 'time' : 'date'
  const beside = mentions.find(
    ({ kind, first, value }) =>
      kind === other && value !== null && (kind === 'date' || !taken.has(`m${first}`)),
  )
  if (!own || !beside) return candidate
  if (beside.kind === 'time') taken.add(`m${beside.first}`)
  const [day, time] = own.kind === 'date' ? [own.value, beside.value] : [beside.value, own.value]
  return { ...candidate, value: `${String(day)}T${String(time)}:00` }
}

const dayLengths: ReadonlyMap<string, number> = new Map([
  ['day', 1],
  ['night', 1],
  ['week', 7],
])

/** The day on which something ends that is said by its first day and its length: "from 4 May for 3 nights". */
function endDay(
  slot: Slot,
  slots: readonly Slot[],
  values: ReadonlyMap<string, Json>,
  { mentions }: Said,
): string | undefined {
  if (slot.role !== 'to' || !slot.kinds.has('date')) return undefined
  const start = slots.find(
    ({ role, kinds, path }) => role === 'from' && kinds.has('date') && values.has(path),
  )
  const first = start && values.get(start.path)
  const length = mentions.find(({ kind, unit }) => kind === 'number' && dayLengths.has(unit))
  if (typeof first !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(first) || typeof length?.value !== 'number')
    return undefined
  const days = length.value * (dayLengths.get(length.unit) ?? 1)
  const leaves =
    length.unit === 'night' || slot.own.some(word => ['out', 'checkout', 'return', 'departur'].includes(word))
  return Number.isInteger(days) && days > 0 && days < 1_000
    ? daysAfter(first, leaves ? days : days - 1)
    : undefined
}

/** Titles before messages, so that a message is not what a title is. */
const order: readonly string[] = ['title', 'task', 'query', 'reason', 'problem', 'message']
const byFreedom = (one: Slot, other: Slot): number =>
  order.indexOf(one.free ?? '') - order.indexOf(other.free ?? '')

/** Whether two arguments choose from the same, as the units of a conversion do. */
function isTwin(path: string, slot: Slot, slots: readonly Slot[]): boolean {
  const other = slots.find(one => one.path === path)
  return other?.choices !== undefined && JSON.stringify(other.choices) === JSON.stringify(slot.choices)
}
