import { toUSVString } from 'node:util'
import type { MetadataFilter, MetadataOperator } from '../chunk-index.ts'
import { memberStart, memberTerm, numberStart, numberTerm, textStart, valueTerm } from './metadata-terms.ts'

/** Of OpenSearch's query language. */
export type Query = Readonly<Record<string, unknown>>

type Scalar = string | number | boolean
type Value = Extract<MetadataFilter, { key: string }>['value']

export const nothing: Query = { match_none: {} }

export const not = (query: Query): Query => ({ bool: { must_not: [query] } })

/** @param field that holds metadata as terms. */
export const toQuery = (filter: MetadataFilter, field: string): Query => {
  if (!('filters' in filter)) return toCondition[filter.operator](field, filter.key, filter.value)
  const all = filter.filters.map(each => toQuery(each, field))
  return { bool: filter.operator === 'andAll' ? { filter: all } : { should: all, minimum_should_match: 1 } }
}

const term = (field: string, value: string): Query => ({ term: { [field]: { value } } })

const isScalar = (value: unknown): value is Scalar => typeof value !== 'object'

const equal = (field: string, key: string, value: Value): Query =>
  isScalar(value) ? term(field, valueTerm(key, value)) : nothing

const among = (field: string, key: string, value: Value): Query =>
  isScalar(value) ? nothing : { terms: { [field]: value.map(each => valueTerm(key, each)) } }

/** Of the numbers of a key alone: its terms lie between its own beginning and what follows the last digit. */
const range =
  (bound: 'gt' | 'gte' | 'lt' | 'lte') =>
  (field: string, key: string, value: Value): Query => {
    if (typeof value !== 'number') return nothing
    const other = bound.startsWith('g') ? { lt: `${numberStart(key)}g` } : { gte: numberStart(key) }
    return { range: { [field]: { [bound]: numberTerm(key, value), ...other } } }
  }

const contains = (field: string, key: string, value: Value): Query => {
  if (typeof value !== 'string') return nothing
  const part = escapeWildcards(toUSVString(value))
  const pattern = (start: string): Query => ({
    wildcard: { [field]: { value: `${escapeWildcards(start)}*${part}*` } },
  })
  return { bool: { should: [pattern(textStart(key)), pattern(memberStart(key))], minimum_should_match: 1 } }
}

const escapeWildcards = (text: string): string => text.replace(/[\\*?]/g, '\\$&')

const toCondition: Readonly<Record<MetadataOperator, (field: string, key: string, value: Value) => Query>> = {
  equals: equal,
  notEquals: (field, key, value) => not(equal(field, key, value)),
  greaterThan: range('gt'),
  greaterThanOrEquals: range('gte'),
  lessThan: range('lt'),
  lessThanOrEquals: range('lte'),
  in: among,
  notIn: (field, key, value) => not(among(field, key, value)),
  startsWith: (field, key, value) =>
    typeof value === 'string'
      ? { prefix: { [field]: { value: textStart(key) + toUSVString(value) } } }
      : nothing,
  stringContains: contains,
  listContains: (field, key, value) =>
    typeof value === 'string' ? term(field, memberTerm(key, value)) : nothing,
}
