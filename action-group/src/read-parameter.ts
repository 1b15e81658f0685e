import type { ParameterValue } from './event.ts'
import { excerpt } from './excerpt.ts'
import { Refusal } from './refusal.ts'

const NUMERALS = /^[\d.eE+-]+$/

/**
 * The value of a parameter in the type that the event names. Agents send every value as text.
 *
 * @throws Refusal, for the model: it wrote the value.
 */
export const readParameter = (name: string, type: string, value: unknown): ParameterValue => {
  const convert = converters.get(type.toLowerCase())
  const converted = convert?.(value)
  if (converted !== undefined) return converted
  if (convert)
    throw new Refusal(
      `The parameter ${excerpt(name)} must be ${NOUNS[type.toLowerCase()]}, not ${excerpt(value)}.`,
    )
  return value as ParameterValue
}

const textOf = (value: unknown): string | undefined => {
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined
}

const numberOf = (value: unknown): number | undefined => {
  const text = textOf(value)?.trim()
  if (text === undefined || !NUMERALS.test(text)) return undefined
  const number = Number(text)
  return Number.isFinite(number) ? number : undefined
}

const integerOf = (value: unknown): number | undefined => {
  const number = numberOf(value)
  return Number.isSafeInteger(number) ? number : undefined
}

const booleanOf = (value: unknown): boolean | undefined => {
  const text = textOf(value)?.trim().toLowerCase()
  if (text === 'true') return true
  return text === 'false' ? false : undefined
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Models write `["a","b"]`, `[a, b]` and `a, b`. */
const arrayOf = (value: unknown): readonly ParameterValue[] | undefined => {
  if (Array.isArray(value)) return value
  const text = textOf(value)?.trim()
  if (text === undefined) return undefined
  const json = parsed(text)
  if (Array.isArray(json)) return json
  const inner = text.startsWith('[') && text.endsWith(']') ? text.slice(1, -1) : text
  return inner.trim() === '' ? [] : inner.split(',').map(item => item.trim())
}

const objectOf = (value: unknown): ParameterValue | undefined => {
  const json = typeof value === 'string' ? parsed(value) : value
  return typeof json === 'object' && json !== null && !Array.isArray(json)
    ? (json as ParameterValue)
    : undefined
}

const converters: ReadonlyMap<string, (value: unknown) => ParameterValue | undefined> = new Map<
  string,
  (value: unknown) => ParameterValue | undefined
>([
  ['string', textOf],
  ['number', numberOf],
  ['integer', integerOf],
  ['boolean', booleanOf],
  ['array', arrayOf],
  ['object', objectOf],
])

const NOUNS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  integer: 'an integer',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object in JSON',
}
