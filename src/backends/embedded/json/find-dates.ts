import { readNumber } from '../language/read-number.ts'
import type { Token } from '../language/tokens.ts'

const months: readonly string[] =
  'january february march april may june july august september october november december'.split(' ')
const relative: ReadonlySet<string> = new Set(
  'today tomorrow tonight yesterday monday tuesday wednesday thursday friday saturday sunday weekend'.split(
    ' ',
  ),
)

function monthOf(word: string): number {
  if (word.length < 3) return -1
  return months.findIndex(month => month === word || (word.length <= 4 && month.startsWith(word)))
}

const dayOf = (word: string): number | undefined => {
  const value = readNumber(word.replace(/(?<=\d)(st|nd|rd|th)$/, ''))
  return value !== undefined && value >= 1 && value <= 31 && Number.isInteger(value) ? value : undefined
}

const twoDigits = (value: number): string => String(value).padStart(2, '0')

interface Found {
  readonly text: string
  /** `2026-10-15`, where day, month and year are all said. */
  readonly iso?: string
}

function namedMonthAt(found: readonly Token[], index: number): Found | undefined {
  const month = monthOf(found[index]?.lower ?? '')
  if (month < 0) return undefined
  const before = dayOf(found[index - 1]?.lower ?? '')
  const after = dayOf(found[index + 1]?.lower ?? '')
  const isOf = found[index - 1]?.lower === 'of' ? dayOf(found[index - 2]?.lower ?? '') : undefined
  const day = after ?? before ?? isOf
  const first =
    after !== undefined ? index : before !== undefined ? index - 1 : isOf !== undefined ? index - 2 : index
  const next = after !== undefined ? index + 2 : index + 1
  const year = /^(19|20)\d\d$/.test(found[next]?.lower ?? '') ? found[next]?.lower : undefined
  if (day === undefined && year === undefined) return undefined
  const text = found
    .slice(first, next + (year === undefined ? 0 : 1))
    .map(token => token.text)
    .join(' ')
  return day !== undefined && year !== undefined
    ? { text, iso: `${year}-${twoDigits(month + 1)}-${twoDigits(day)}` }
    : { text }
}

/**
 * The dates that a text names, as written, with `YYYY-MM-DD` where they are whole. A weekday or `tomorrow` has
 * none: what day it is is not known here.
 */
export function findDates(found: readonly Token[]): Found[] {
  const dates: Found[] = []
  for (const [index, { text, lower }] of found.entries()) {
    if (/^\d{4}-\d\d-\d\d/.test(text)) dates.push({ text, iso: text.slice(0, 10) })
    else if (/^\d{1,2}[/.]\d{1,2}[/.]\d{4}$/.test(text)) dates.push({ text })
    else if (relative.has(lower)) {
      const qualifier = found[index - 1]?.lower
      dates.push({ text: qualifier === 'next' || qualifier === 'this' ? `${qualifier} ${text}` : text })
    } else {
      const named = namedMonthAt(found, index)
      if (named) dates.push(named)
    }
  }
  return dates
}
