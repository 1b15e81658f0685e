import type { Entity } from './entity.ts'
import { monthNames } from './month-names.ts'

const MONTH =
  '(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\.?'
const DAY = '(\\d{1,2})(?:st|nd|rd|th)?'
const YEAR = "((?:19|20)\\d\\d|'\\d\\d)"
const iso = /\b(\d{4})[-/.](\d{2})[-/.](\d{2})(?=T|\b)/g
const compact = /\b((?:19|20)\d\d)(0[1-9]|1[0-2])([0-2]\d|3[01])\b/g
const numeric = /(?<![\d.])\b(\d{1,2})([./-])(\d{1,2})\2((?:19|20)?\d\d)\b(?!\.\d)/g
const dayFirst = new RegExp(`\\b${DAY}(?: of)?[ -](${MONTH})(?:,? |-)?${YEAR}?\\b`, 'gi')
const monthFirst = new RegExp(`\\b(${MONTH}) (?:the )?${DAY}\\b(?!:)(?:,? ${YEAR}\\b)?`, 'gi')
const monthYear = new RegExp(`\\b(${MONTH}),? (?:of )?${YEAR}\\b`, 'gi')
const dayRange = new RegExp(
  `\\b${DAY} ?(?:to|and|until|till|through|or|-|\\u2013|\\u2014) ?(?=\\d{1,2}(?:st|nd|rd|th)?(?: of)? ${MONTH})`,
  'gi',
)
const monthRange = new RegExp(
  `\\b(${MONTH}) ${DAY} ?(?:to|and|until|through|-|\\u2013) ?${DAY}(?:,? ${YEAR})?\\b`,
  'gi',
)

const two = (value: number): string => String(value).padStart(2, '0')
const bareMonth = (written: string): number => monthNames.get(written.toLowerCase().replace('.', '')) ?? 0

function yearOf(written: string | undefined): number | undefined {
  if (written === undefined) return undefined
  const digits = Number(written.replace("'", ''))
  return digits > 99 ? digits : digits < 50 ? 2000 + digits : 1900 + digits
}

interface Found {
  readonly start: number
  readonly end: number
  readonly day?: number | undefined
  readonly month: number
  readonly year?: number | undefined
}

const isDay = (day: number): boolean => day >= 1 && day <= 31

/** Where a day and a month may be either, the other dates of the text and its currency tell. */
function monthLeads(text: string): boolean {
  let doubt = false
  for (const [, one = '', mark, other = ''] of text.matchAll(numeric)) {
    if (mark !== '/') continue
    if (Number(one) > 12) return false
    if (Number(other) > 12) return true
    doubt = true
  }
  return doubt && text.includes('$')
}

function* numericDates(text: string): Generator<Found> {
  for (const { 0: all, 1: year, 2: month, 3: day, index } of [
    ...text.matchAll(iso),
    ...text.matchAll(compact),
  ])
    if (Number(month) <= 12 && Number(month) > 0 && isDay(Number(day)))
      yield {
        start: index,
        end: index + all.length,
        day: Number(day),
        month: Number(month),
        year: Number(year),
      }
  const american = monthLeads(text)
  for (const { 0: all, 1: one = '', 2: mark, 3: other = '', 4: year, index } of text.matchAll(numeric)) {
    const swapped = Number(other) > 12 || (american && mark === '/')
    const [day, month] = swapped ? [Number(other), Number(one)] : [Number(one), Number(other)]
    if (isDay(day) && month >= 1 && month <= 12)
      yield { start: index, end: index + all.length, day, month, year: yearOf(year) }
  }
}

function* namedDates(text: string): Generator<Found> {
  for (const { 0: all, 1: month = '', 2: one, 3: other, 4: year, index } of text.matchAll(monthRange)) {
    const common = { month: bareMonth(month), year: yearOf(year) }
    const second = all.lastIndexOf(other ?? '', year === undefined ? all.length : all.lastIndexOf(year))
    const first = all.indexOf(one ?? '') + (one ?? '').length
    yield { start: index, end: index + first, day: Number(one), ...common }
    yield { start: index + second, end: index + all.length, day: Number(other), ...common }
  }
  const whole: Found[] = []
  for (const { 0: all, 1: day, 2: month = '', 3: year, index } of text.matchAll(dayFirst))
    whole.push({
      start: index,
      end: index + all.trimEnd().length,
      day: Number(day),
      month: bareMonth(month),
      year: yearOf(year),
    })
  for (const { 0: all, 1: month = '', 2: day, 3: year, index } of text.matchAll(monthFirst))
    whole.push({
      start: index,
      end: index + all.length,
      day: Number(day),
      month: bareMonth(month),
      year: yearOf(year),
    })
  for (const { 0: all, 1: day, index } of text.matchAll(dayRange)) {
    const next = whole.find(({ start }) => start === index + all.length)
    const digits = /^\d+(?:st|nd|rd|th)?/.exec(all)?.[0] ?? ''
    if (next) yield { ...next, start: index, end: index + digits.length, day: Number(day) }
  }
  yield* whole
  for (const { 0: all, 1: month = '', 2: year, index } of text.matchAll(monthYear))
    yield { start: index, end: index + all.length, month: bareMonth(month), year: yearOf(year) }
}

/** A date without a year has that of a later one nearby: "from 5 May to 19 May 2026". */
const REACH = 60

/** The dates of a text, those that name a day and a month; with `YYYY-MM-DD` where the year is said too. */
export function findDateMentions(text: string): Entity[] {
  const all = [...numericDates(text), ...namedDates(text)]
    .filter(({ day, month }) => month > 0 && (day === undefined || isDay(day)))
    .sort((a, b) => a.start - b.start || b.end - a.end)
  const kept = all.reduce<Found[]>((list, one) => {
    if (one.start >= (list.at(-1)?.end ?? 0)) list.push(one)
    return list
  }, [])
  return kept.map((one, index) => {
    const next = kept[index + 1]
    const year = one.year ?? (next && next.start - one.end < REACH ? next.year : undefined)
    const month = two(one.month)
    const normal =
      year === undefined
        ? undefined
        : one.day === undefined
          ? `${year}-${month}`
          : `${year}-${month}-${two(one.day)}`
    // The stop of "28 February." ends the sentence; that of "28 Feb." belongs to the month.
    const end = /\p{L}{5}\.$/u.test(text.slice(one.start, one.end)) ? one.end - 1 : one.end
    return {
      kind: 'date',
      text: text.slice(one.start, end),
      start: one.start,
      end,
      ...(normal === undefined ? {} : { normal }),
    }
  })
}
