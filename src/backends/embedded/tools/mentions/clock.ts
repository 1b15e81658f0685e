import type { Reading, Word } from './mention.ts'

const hours = 'twelve one two three four five six seven eight nine ten eleven'.split(' ')
const pad = (value: number): string => String(value).padStart(2, '0')
const toTime = (hour: number, minute: number): string => `${pad(hour % 24)}:${pad(minute)}`

function hourOf(word: string): number | undefined {
  if (/^\d{1,2}$/.test(word) && Number(word) <= 24) return Number(word)
  const index = hours.indexOf(word)
  return index < 0 ? undefined : index || 12
}

/** Words near a clock time that say which half of the day it is in. */
const late: ReadonlySet<string> = new Set('pm p.m evening afternoon night tonight dinner supper'.split(' '))
const early: ReadonlySet<string> = new Set('am a.m morning breakfast'.split(' '))

function halfOfDay(words: readonly Word[], next: number): 'am' | 'pm' | undefined {
  for (const word of words.slice(next, next + 4)) {
    if (late.has(word.lower)) return 'pm'
    if (early.has(word.lower)) return 'am'
  }
  return undefined
}

const shifted = (hour: number, half: 'am' | 'pm' | undefined): number =>
  half === 'pm' && hour < 12 ? hour + 12 : half === 'am' && hour === 12 ? 0 : hour

/** Takes "pm", "in the evening" and "o'clock" after a time into it. */
function endAfter(words: readonly Word[], next: number): number {
  const at = (index: number): string => words[index]?.lower ?? ''
  let end = next
  if (at(end) === "o'clock" || at(end) === 'oclock' || at(end) === 'hours' || at(end) === 'hrs') end++
  if (['am', 'pm', 'a.m', 'p.m'].includes(at(end))) return end + 1
  if (at(end) === 'in' && at(end + 1) === 'the' && (late.has(at(end + 2)) || early.has(at(end + 2))))
    return end + 3
  if (at(end) === 'at' && at(end + 1) === 'night') return end + 2
  return end
}

const textOf = (words: readonly Word[], first: number, next: number): string =>
  words
    .slice(first, next)
    .map(({ text }) => text)
    .join(' ')

const timed = (
  words: readonly Word[],
  first: number,
  next: number,
  hour: number,
  minute: number,
): Reading | undefined =>
  hour > 24 || minute > 59
    ? undefined
    : { kind: 'time', text: textOf(words, first, next), value: toTime(hour, minute), unit: '', next }

/** A time of day at a word: `19:30`, `7.30pm`, "half past seven in the evening", "noon", "at 8". */
export function readTime(words: readonly Word[], first: number): Reading | undefined {
  const word = words[first]
  if (!word) return undefined
  const at = (index: number): string => words[index]?.lower ?? ''
  const { lower } = word
  if (lower === 'noon' || lower === 'midday') return timed(words, first, first + 1, 12, 0)
  if (lower === 'midnight') return timed(words, first, first + 1, 0, 0)
  const whole = /^(\d{1,2})(?:[:.h](\d\d))?(?::\d\d)?(am|pm|a\.m|p\.m|h)?$/.exec(lower)
  if (whole && (/[:h]/.test(lower) || whole[3] !== undefined || isTimeBy(words, first, lower))) {
    const end = endAfter(words, first + 1)
    const said = whole[3]?.startsWith('p') ? 'pm' : whole[3]?.startsWith('a') ? 'am' : undefined
    const hour = Number(whole[1])
    const half = said ?? (hour < 12 || end > first + 1 ? halfOfDay(words, first + 1) : undefined)
    return timed(words, first, end, shifted(hour, half), Number(whole[2] ?? 0))
  }
  if ((lower === 'half' || lower === 'quarter') && ['past', 'to', 'after'].includes(at(first + 1)))
    return partOf(words, first, lower === 'half' ? 30 : 15, first + 1)
  const minutes = Number(lower)
  if (
    Number.isInteger(minutes) &&
    minutes > 0 &&
    minutes < 60 &&
    ['past', 'to'].includes(at(first + 1)) &&
    hourOf(at(first + 2)) !== undefined &&
    at(first + 1) === 'past'
  )
    return partOf(words, first, minutes, first + 1)
  const hour = hourOf(lower)
  if (hour === undefined || !isTimeBy(words, first, lower)) return undefined
  const end = endAfter(words, first + 1)
  return timed(words, first, end, shifted(hour, halfOfDay(words, first + 1)), 0)
}

function partOf(words: readonly Word[], first: number, minutes: number, link: number): Reading | undefined {
  const hour = hourOf(words[link + 1]?.lower ?? '')
  if (hour === undefined) return undefined
  const end = endAfter(words, link + 2)
  const whole = shifted(hour, halfOfDay(words, link + 2))
  return words[link]?.lower === 'to'
    ? timed(words, first, end, (whole + 23) % 24, 60 - minutes)
    : timed(words, first, end, whole, minutes)
}

/** A bare number is a time after "at" where it counts nothing, and before "o'clock" and "in the evening". */
function isTimeBy(words: readonly Word[], first: number, lower: string): boolean {
  const end = endAfter(words, first + 1)
  if (end > first + 1) return true
  if (!/^(\d{1,2}(\.\d\d)?|[a-z]+)$/.test(lower)) return false
  const before = words[first - 1]?.lower
  if (!['at', 'by', 'around', 'from', 'till', 'until', 'before', 'after'].includes(before ?? '')) return false
  const next = words[first + 1]
  const closed = (words[first]?.mark ?? '') !== '' || next === undefined
  const followedByLink = [
    'on',
    'for',
    'tomorrow',
    'today',
    'tonight',
    'and',
    'please',
    'in',
    'with',
    'to',
    'sharp',
  ].includes(next?.lower ?? '')
  return before === 'at' && (closed || followedByLink)
}
