import { createMatcher } from './create-validator.ts'
import { hasFormat, placeholderFor, toFormat } from './formats.ts'
import type { Json, JsonObject } from './json.ts'
import { samplePattern } from './sample-pattern.ts'

const LONGEST = 10_000
const MOST_STEPS = 200

const numberOr = (value: Json | undefined, otherwise: number): number =>
  typeof value === 'number' ? value : otherwise

const letters = 'abcdefghijklmnopqrstuvwxyz'

/** A text of nothing in particular, another one for each variant: empty, `b`, `c`, ... `ba`. */
function plainText(least: number, most: number, variant: number): string {
  let text = ''
  for (let rest = variant; rest > 0; rest = Math.floor(rest / letters.length))
    text += letters.charAt(rest % letters.length)
  if (variant === 0) return least === 0 ? '' : 'unknown'.padEnd(least, ' ').slice(0, most)
  return text.padEnd(least, '-').slice(0, most)
}

/**
 * The string, or a placeholder, as long or short as the schema allows and of its format and pattern.
 * @param variant another number, another placeholder
 */
export function fitString(found: string | undefined, schema: JsonObject, variant = 0): string {
  const least = Math.min(numberOr(schema.minLength, 0), LONGEST)
  const most = Math.max(0, numberOr(schema.maxLength, LONGEST))
  const format = typeof schema.format === 'string' ? schema.format : ''
  const pattern = typeof schema.pattern === 'string' ? schema.pattern : undefined
  const matches = createMatcher()
  const accepts = (text: string): boolean =>
    hasFormat(text, format) && (pattern === undefined || matches(text, pattern))
  if (found !== undefined) {
    const letters = [...toFormat(found, format)]
    const text =
      letters.length > most
        ? letters.slice(0, most).join('')
        : letters.join('') + ' '.repeat(Math.max(0, least - letters.length))
    if (accepts(text)) return text
  }
  if (pattern !== undefined) {
    const sample = samplePattern(pattern, least, most, variant)
    if (sample !== undefined && accepts(sample)) return sample
  }
  const placeholder = placeholderFor(format, variant)
  if (placeholder !== undefined && placeholder.length >= least && placeholder.length <= most)
    return placeholder
  return plainText(least, most, variant)
}

interface Range {
  readonly low: number
  readonly high: number
  readonly aboveLow: boolean
  readonly belowHigh: boolean
}

function rangeOf(schema: JsonObject): Range {
  const { exclusiveMinimum: above, exclusiveMaximum: below } = schema
  const minimum = numberOr(schema.minimum, Number.NEGATIVE_INFINITY)
  const maximum = numberOr(schema.maximum, Number.POSITIVE_INFINITY)
  const low = Math.max(minimum, numberOr(above, Number.NEGATIVE_INFINITY))
  const high = Math.min(maximum, numberOr(below, Number.POSITIVE_INFINITY))
  return {
    low,
    high,
    aboveLow: above === true || (typeof above === 'number' && above >= minimum),
    belowHigh: below === true || (typeof below === 'number' && below <= maximum),
  }
}

const isInside = (value: number, { low, high, aboveLow, belowHigh }: Range): boolean =>
  (aboveLow ? value > low : value >= low) && (belowHigh ? value < high : value <= high)

/** The multiple of a step nearest to a value that is in the range, and the `variant`-th one from there. */
function onGrid(wanted: number, step: number, range: Range, variant: number): number | undefined {
  const start = Math.round(Math.min(Math.max(wanted, range.low), range.high) / step)
  let passed = 0
  for (let away = 0; away <= MOST_STEPS; away++)
    for (const count of away === 0 ? [start] : [start + away, start - away]) {
      const value = Number((count * step).toPrecision(15))
      const fits = isInside(value, range) && Number.isInteger(value / step)
      if (fits && passed++ === variant) return Object.is(value, -0) ? 0 : value
    }
  return undefined
}

function between(wanted: number, range: Range, variant: number): number {
  const shifted = wanted + variant
  if (isInside(shifted, range)) return shifted
  const { low, high } = range
  if (!Number.isFinite(low) && !Number.isFinite(high)) return shifted
  if (!Number.isFinite(high)) return (range.aboveLow ? low + 0.5 : low) + variant
  if (!Number.isFinite(low)) return (range.belowHigh ? high - 0.5 : high) - variant
  const nearest = wanted <= low ? low : high
  if (variant === 0 && isInside(nearest, range)) return nearest
  return low + (high - low) / (variant + 2)
}

/** The number, or the one nearest to 0, moved into the schema's range and onto its grid. */
export function fitNumber(
  found: number | undefined,
  type: 'number' | 'integer',
  schema: JsonObject,
  variant = 0,
): number {
  const range = rangeOf(schema)
  const wanted = found ?? 0
  const grid = typeof schema.multipleOf === 'number' && schema.multipleOf > 0 ? schema.multipleOf : undefined
  const step =
    grid === undefined
      ? type === 'integer'
        ? 1
        : undefined
      : type === 'integer'
        ? wholeMultiple(grid)
        : grid
  if (step === undefined) return between(wanted, range, variant)
  return (
    onGrid(wanted, step, range, variant) ?? onGrid(wanted, step, range, 0) ?? between(wanted, range, variant)
  )
}

/** The smallest multiple of a step that is whole. */
function wholeMultiple(step: number): number {
  for (let count = 1; count <= 1_000; count++) {
    const value = Number((step * count).toPrecision(12))
    if (Number.isInteger(value)) return value
  }
  return step
}
