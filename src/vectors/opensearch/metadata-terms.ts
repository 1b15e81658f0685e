import { toUSVString } from 'node:util'
import type { Metadata } from '../chunk-index.ts'

/**
 * Metadata as terms of one keyword field, a term for each value: no mapping grows with the keys, and one key may have
 * values of several types. A term is the key in JSON, a letter for the type, and the value.
 */
export const metadataTerms = (metadata: Metadata): string[] =>
  Object.entries(metadata).flatMap(([key, value]) =>
    typeof value === 'object' ? value.map(member => memberTerm(key, member)) : [valueTerm(key, value)],
  )

export const valueTerm = (key: string, value: string | number | boolean): string => {
  if (typeof value === 'string') return bound(textStart(key) + toUSVString(value))
  return typeof value === 'number' ? numberTerm(key, value) : `${JSON.stringify(key)}b${value}`
}

export const memberTerm = (key: string, member: string): string =>
  bound(memberStart(key) + toUSVString(member))

export const textStart = (key: string): string => `${JSON.stringify(key)}s`
export const memberStart = (key: string): string => `${JSON.stringify(key)}m`

/** In the order of the numbers. */
export const numberTerm = (key: string, value: number): string => numberStart(key) + sortable(value)
export const numberStart = (key: string): string => `${JSON.stringify(key)}n`

/** Characters: Lucene refuses terms over 32,766 bytes. What is longer is found by its beginning. */
const LONGEST = 8_000
const bound = (term: string): string => (term.length > LONGEST ? toUSVString(term.slice(0, LONGEST)) : term)

/** Sixteen hexadecimal digits that sort as numbers do: negative ones have all bits turned over, others their first. */
const sortable = (value: number): string => {
  const view = new DataView(new ArrayBuffer(8))
  view.setFloat64(0, value === 0 ? 0 : value)
  const bits = view.getBigUint64(0)
  const sorted = bits >> 63n === 1n ? ~bits & 0xffff_ffff_ffff_ffffn : bits | (1n << 63n)
  return sorted.toString(16).padStart(16, '0')
}
