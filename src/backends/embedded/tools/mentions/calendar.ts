import type { Reading, Word } from './mention.ts'

const DAY = 86_400_000
const months = 'january february march april may june july august september october november december'.split(
  ' ',
)
const weekdays = 'sunday monday tuesday wednesday thursday friday saturday'.split(' ')
const ordinals =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth'.split(
    ' ',
  )
const joiners: ReadonlySet<string> = new Set(['to', 'until', 'till', 'through', 'and', '-'])
const counts: ReadonlyMap<string, number> = new Map(
  'a:1 an:1 one:1 two:2 three:3 four:4 five:5 six:6 seven:7 ten:10 couple:2'
    .split(' ')
    .map(pair => [pair.split(':')[0] ?? '', Number(pair.split(':')[1])]),
)

export interface Day {
  readonly year?: number | undefined
  readonly month: number
  readonly day: number
}

const pad = (value: number): string => String(value).padStart(2, '0')
const isoOf = (time: number): string => new Date(time).toISOString().slice(0, 10)
const timeOf = (iso: string): number => Date.parse(`${iso}T00:00:00Z`)

function monthOf(word: string): number {
  const bare = word.replace(/\.$/, '')
  if (bare.length < 3) return -1
  return months.findIndex(month => month === bare || (bare.length <= 4 && month.startsWith(bare)))
}

function dayOf(word: string | undefined): number | undefined {
  const digits = /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(word ?? '')
  const value = digits ? Number(digits[1]) : ordinals.indexOf(word ?? '') + 1
  return value >= 1 && value <= 31 ? value : undefined
}

const yearOf = (word: Word | undefined): number | undefined =>
  word && /^(19|20)\d\d$/.test(word.text) ? Number(word.text) : undefined

/** `YYYY-MM-DD`; without a year the next such day from `today` on; undefined where neither is known. */
export function toIso({ year, month, day }: Day, today: string | undefined): string | undefined {
  const valid = (value: number): string | undefined => {
    const time = Date.UTC(value, month, day)
    return new Date(time).getUTCMonth() === month ? isoOf(time) : undefined
  }
  if (year !== undefined) return valid(year)
  if (today === undefined) return undefined
  const now = Number(today.slice(0, 4))
  const thisYear = valid(now)
  return thisYear !== undefined && thisYear >= today ? thisYear : valid(now + 1)
}

interface Dated {
  readonly day: Day
  readonly next: number
}

/** "12 May 2026", "May 12th, 2026", "the 3rd of May", "12-14 May". */
function named(words: readonly Word[], first: number): Dated | undefined {
  const at = (index: number): string => words[index]?.lower ?? ''
  const month = monthOf(at(first))
  if (month >= 0) {
    const day = dayOf(at(first + 1))
    if (day === undefined || words[first]?.mark === ',') return undefined
    const year = yearOf(words[first + 2])
    return { day: { year, month, day }, next: first + (year === undefined ? 2 : 3) }
  }
  const day = dayOf(at(first))
  if (day === undefined || (words[first]?.mark ?? '') === '?') return undefined
  const place = at(first + 1) === 'of' ? first + 2 : first + 1
  const named = monthOf(at(place))
  if (named < 0) return undefined
  const year = yearOf(words[place + 1])
  return { day: { year, month: named, day }, next: place + (year === undefined ? 1 : 2) }
}

function numeric(text: string): Day | undefined {
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:t.*)?$/i.exec(text)
  if (iso) return { year: Number(iso[1]), month: Number(iso[2]) - 1, day: Number(iso[3]) }
  const written = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{2}|\d{4})$/.exec(text)
  if (!written) return undefined
  const one = Number(written[1])
  const two = Number(written[3])
  const year = Number(written[4]) + (written[4]?.length === 2 ? 2_000 : 0)
  if (one < 1 || two < 1 || one > 31 || two > 31 || (one > 12 && two > 12)) return undefined
  return two > 12 ? { year, month: one - 1, day: two } : { year, month: two - 1, day: one }
}

function relative(
  words: readonly Word[],
  first: number,
  today: string,
): { iso: string; next: number } | undefined {
  const at = (index: number): string => words[index]?.lower ?? ''
  const now = timeOf(today)
  const after = (days: number, taken: number) => ({ iso: isoOf(now + days * DAY), next: first + taken })
  const word = at(first)
  if (word === 'today' || word === 'tonight') return after(0, 1)
  if (word === 'tomorrow') return after(1, 1)
  if (word === 'yesterday') return after(-1, 1)
  if (word === 'day' && at(first + 1) === 'after' && at(first + 2) === 'tomorrow') return after(2, 3)
  if (word === 'day' && at(first + 1) === 'before' && at(first + 2) === 'yesterday') return after(-2, 3)
  if (word === 'in') {
    const count = counts.get(at(first + 1)) ?? Number(at(first + 1))
    const place = at(first + 2) === 'of' ? first + 3 : first + 2
    const unit = at(place)
    if (Number.isInteger(count) && count > 0 && count < 1_000 && /^(days?|weeks?)$/.test(unit))
      return { iso: isoOf(now + count * (unit.startsWith('w') ? 7 : 1) * DAY), next: place + 1 }
  }
  const qualified = ['next', 'this', 'coming', 'last'].includes(word)
  const weekday = weekdays.findIndex(
    name =>
      name === at(qualified ? first + 1 : first) ||
      (!qualified && /^(mon|tues?|wed|thurs?|fri)$/.test(word) && name.startsWith(word)),
  )
  if (weekday < 0) return undefined
  const current = new Date(now).getUTCDay()
  const ahead = (weekday - current + 7) % 7 || 7
  const taken = qualified ? 2 : 1
  if (word === 'last') return after(ahead - 7 || -7, taken)
  const mondayBased = (value: number): number => (value + 6) % 7
  if (word === 'next') return after(7 - mondayBased(current) + mondayBased(weekday), taken)
  return after(ahead, taken)
}

const relativeWords: ReadonlySet<string> = new Set([
  ...'today tonight tomorrow yesterday next this coming last in day'.split(' '),
  ...weekdays,
  ...'mon tue tues wed thu thurs fri'.split(' '),
])

const textOf = (words: readonly Word[], first: number, next: number): string =>
  words
    .slice(first, next)
    .map(({ text }) => text)
    .join(' ')

/** Where a date that follows gives month or year to a bare day: "3 to 7 May 2026". */
function sharedDate(words: readonly Word[], first: number): Day | undefined {
  const dash = /^(\d{1,2})[-\u2013](\d{1,2})$/.exec(words[first]?.text ?? '')
  if (dash) return undefined
  const day = dayOf(words[first]?.lower)
  if (day === undefined) return undefined
  const joined = joiners.has(words[first + 1]?.lower ?? '')
    ? first + 2
    : words[first]?.mark === '-'
      ? first + 1
      : -1
  const place = words[joined]?.lower === 'the' ? joined + 1 : joined
  const other = joined < 0 ? undefined : named(words, place)
  return other && { ...other.day, day }
}

/**
 * A date at a word. Its value is `YYYY-MM-DD` where that is known, else null: `tomorrow` says nothing where no
 * one says what day it is.
 */
export function readDate(
  words: readonly Word[],
  first: number,
  today: string | undefined,
  yearHint: number | undefined,
): Reading | undefined {
  const word = words[first]
  if (!word) return undefined
  const make = (day: Day, next: number): Reading => ({
    kind: 'date',
    text: textOf(words, first, next),
    value:
      toIso(day.year === undefined && yearHint !== undefined ? { ...day, year: yearHint } : day, today) ??
      null,
    unit: '',
    next,
  })
  const plain = numeric(word.text)
  if (plain) return make(plain, first + 1)
  const dated = named(words, first)
  if (dated) return make(dated.day, dated.next)
  const shared = sharedDate(words, first)
  if (shared) return make(shared, first + 1)
  if (!relativeWords.has(word.lower)) return bareDay(words, first, today)
  if (today !== undefined) {
    const found = relative(words, first, today)
    return (
      found && {
        kind: 'date',
        text: textOf(words, first, found.next),
        value: found.iso,
        unit: '',
        next: found.next,
      }
    )
  }
  const found = relative(words, first, '2000-01-03')
  return (
    found && { kind: 'date', text: textOf(words, first, found.next), value: null, unit: '', next: found.next }
  )
}

/** "the 15th", "until 24" after a date is too little; "on the 15th" is the next one. */
function bareDay(words: readonly Word[], first: number, today: string | undefined): Reading | undefined {
  const lower = words[first]?.lower ?? ''
  const day =
    /^\d{1,2}(?:st|nd|rd|th)$/.test(lower) && words[first - 1]?.lower === 'the' ? dayOf(lower) : undefined
  if (day === undefined || today === undefined) return undefined
  const month = Number(today.slice(5, 7)) - 1
  const year = Number(today.slice(0, 4))
  const passed = day < Number(today.slice(8))
  const iso = isoOf(Date.UTC(year, month + (passed ? 1 : 0), day))
  return { kind: 'date', text: lower, value: iso, unit: '', next: first + 1 }
}

/** What day it is where a text says so: "Today is Thursday, 2 April 2026", "current date: 2026-04-02". */
export function readToday(words: readonly Word[]): string | undefined {
  for (const [index, { lower }] of words.entries()) {
    const cue =
      (lower === 'today' && words[index]?.mark !== '.') ||
      lower === "today's" ||
      (lower === 'date' && ['current', 'today', "today's", 'the'].includes(words[index - 1]?.lower ?? '')) ||
      (lower === 'it' && ['is', "'s"].includes(words[index + 1]?.lower ?? '')) ||
      lower === "it's" ||
      lower === 'now'
    if (!cue) continue
    for (let next = index + 1; next < Math.min(words.length, index + 7); next++) {
      const dated = readDate(words, next, undefined, undefined)
      if (typeof dated?.value === 'string') return dated.value
      if ('.?!'.includes(words[next]?.mark || ' ')) break
    }
  }
  return undefined
}

/** The one year that a text's dates name. */
export function readYear(words: readonly Word[]): number | undefined {
  for (const [index] of words.entries()) {
    const day = named(words, index)?.day ?? numeric(words[index]?.text ?? '')
    if (day?.year !== undefined) return day.year
  }
  return undefined
}

/** So many days after a date. */
export const daysAfter = (iso: string, days: number): string => isoOf(timeOf(iso) + days * DAY)
export const isoDate = (year: number, month: number, day: number): string =>
  `${year}-${pad(month)}-${pad(day)}`
