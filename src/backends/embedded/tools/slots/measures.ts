import { stem } from '../../language/stem.ts'
import { currencyOf } from '../mentions/quantities.ts'
import type { Slot } from './slot.ts'

/** What is measured or counted, by the words of arguments (first) and of texts. */
const lines: readonly (readonly [string, string])[] = [
  [
    'money',
    'amount price cost total sum budget fee payment refund salary rent money currency spend deposit tip bid',
  ],
  [
    'persons',
    'guest people person passenger traveller traveler adult participant attendee seat party diner occupant visitor pax capacity',
  ],
  ['children', 'child children kid infant'],
  ['minutes', 'minute min duration length'],
  ['hours', 'hour'],
  ['days', 'day'],
  ['nights', 'night'],
  ['weeks', 'week'],
  ['months', 'month'],
  ['years', 'year age'],
  ['seconds', 'second'],
  ['degrees', 'temperature degree celsius fahrenheit'],
  ['distance', 'km mile distance radius kilometre kilometer metre meter'],
  ['weight', 'kg lb weight gram kilogram'],
  ['percent', 'percent percentage discount rate volume brightness level'],
  ['stars', 'star rating'],
  ['rooms', 'bedroom room bathroom'],
]
const classes: ReadonlyMap<string, string> = new Map(
  lines.flatMap(([name, words]) => words.split(' ').map(word => [stem(word), name] as const)),
)
/** Of time, in minutes, so that an hour may fill minutes. */
const minutes: ReadonlyMap<string, number> = new Map([
  ['seconds', 1 / 60],
  ['minutes', 1],
  ['hours', 60],
  ['days', 1_440],
  ['weeks', 10_080],
])
/** A hundred percent, a level: what may also be said by a bare number or with another unit. */
const loose: ReadonlySet<string> = new Set(['percent', 'persons', 'money', 'stars'])

export interface Fit {
  readonly value: number
  readonly score: number
}

const measureOf = (stems: Iterable<string>): string | undefined => {
  for (const one of stems) {
    const found = classes.get(one)
    if (found !== undefined) return found
  }
  return undefined
}

/** How well a number with its unit fits an argument, and what it is there; undefined where it counts something else. */
export function fitQuantity({ own, described }: Slot, value: number, unit: string): Fit | undefined {
  const stemmed = stem(unit)
  if (unit !== '' && own.includes(stemmed)) return { value, score: 3.5 }
  const slotMeasure = measureOf(own.toReversed()) ?? measureOf(described)
  const isPound = unit === 'pound'
  const said = isPound
    ? slotMeasure === 'money'
      ? 'money'
      : 'weight'
    : unit === ''
      ? undefined
      : currencyOf(unit) === unit
        ? 'money'
        : (classes.get(stemmed) ?? classes.get(unit))
  if (said === undefined || slotMeasure === undefined) {
    const counted = unit !== '' && described.has(stemmed)
    const other = said !== undefined && slotMeasure === undefined ? 0 : 0.5
    return {
      value,
      score: counted ? 2 : slotMeasure === undefined ? other : said === undefined && unit === '' ? 0.5 : 0,
    }
  }
  if (said === slotMeasure) return { value, score: 3 }
  const unitOfSlot = minutes.get(slotMeasure)
  const unitOfSaid = minutes.get(said)
  if (unitOfSlot !== undefined && unitOfSaid !== undefined && !own.includes(stem('date'))) {
    const converted = (value * unitOfSaid) / unitOfSlot
    return Number.isInteger(converted) && converted > 0 ? { value: converted, score: 2 } : undefined
  }
  const similar = loose.has(slotMeasure) && !minutes.has(said) && said !== 'degrees' && said !== 'money'
  return similar && slotMeasure !== 'money' ? { value, score: -1 } : undefined
}
