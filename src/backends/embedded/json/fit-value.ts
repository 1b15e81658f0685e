import type { Json, JsonObject } from './json.ts'

const LONGEST = 10_000

/** Valid, and visibly nobody's. */
const placeholders: ReadonlyMap<string, string> = new Map([
  ['date', '1970-01-01'],
  ['date-time', '1970-01-01T00:00:00Z'],
  ['time', '00:00:00Z'],
  ['duration', 'PT0S'],
  ['email', 'unknown@example.invalid'],
  ['uri', 'https://example.invalid/'],
  ['url', 'https://example.invalid/'],
  ['hostname', 'example.invalid'],
  ['uuid', '00000000-0000-0000-0000-000000000000'],
  ['ipv4', '0.0.0.0'],
  ['ipv6', '::'],
])

const numberOr = (value: Json | undefined, otherwise: number): number =>
  typeof value === 'number' ? value : otherwise

/** The string, or a placeholder, made as long or short as the schema allows. */
export function fitString(found: string | undefined, schema: JsonObject): string {
  const format = typeof schema.format === 'string' ? placeholders.get(schema.format) : undefined
  const least = Math.min(numberOr(schema.minLength, 0), LONGEST)
  const most = numberOr(schema.maxLength, LONGEST)
  const text = found ?? format ?? (least > 0 ? 'unknown' : '')
  return text.padEnd(least, ' ').slice(0, Math.max(most, 0))
}

/** The number, or the one nearest to 0, moved into the schema's range and onto its grid. */
export function fitNumber(found: number | undefined, type: 'number' | 'integer', schema: JsonObject): number {
  const grid = typeof schema.multipleOf === 'number' && schema.multipleOf > 0 ? schema.multipleOf : undefined
  const step = grid ?? (type === 'integer' ? 1 : undefined)
  const above = schema.exclusiveMinimum
  const below = schema.exclusiveMaximum
  const margin = step ?? 0.5
  const low = Math.max(
    numberOr(schema.minimum, -Infinity),
    typeof above === 'number' ? above + margin : -Infinity,
    above === true && typeof schema.minimum === 'number' ? schema.minimum + margin : -Infinity,
  )
  const high = Math.min(
    numberOr(schema.maximum, Infinity),
    typeof below === 'number' ? below - margin : Infinity,
    below === true && typeof schema.maximum === 'number' ? schema.maximum - margin : Infinity,
  )
  const inside = Math.min(Math.max(found ?? 0, low), high)
  if (step === undefined) return inside
  const rounded = Math.round(inside / step) * step
  return rounded < low
    ? Math.ceil(low / step) * step
    : rounded > high
      ? Math.floor(high / step) * step
      : rounded
}
