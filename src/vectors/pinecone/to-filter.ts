import type { MetadataFilter, MetadataOperator } from '../chunk-index.ts'
import { fieldOf } from './to-metadata.ts'

/** Of Pinecone's query language. */
export type Filter = Readonly<Record<string, unknown>>

type Scalar = string | number | boolean
type Value = Extract<MetadataFilter, { key: string }>['value']

/** Pinecone compares whole values: it looks into none. https://docs.pinecone.io/guides/search/filter-by-metadata */
export const PINECONE_UNFILTERABLE: ReadonlySet<MetadataOperator> = new Set(['startsWith', 'stringContains'])

/** Of a field that no record has. */
const nothing: Filter = { outcrop_nothing: { $exists: true } }

export const toFilter = (filter: MetadataFilter): Filter =>
  'filters' in filter
    ? { [filter.operator === 'andAll' ? '$and' : '$or']: filter.filters.map(toFilter) }
    : toCondition[filter.operator](filter.key, filter.value)

const isScalar = (value: unknown): value is Scalar => typeof value !== 'object'

const equal = (key: string, value: Value): Filter =>
  isScalar(value) ? { [fieldOf(key, value)]: { $eq: value } } : nothing

/** Also of what has no such value at all. */
const unequal = (key: string, value: Value): Filter => {
  if (!isScalar(value)) return { $or: [{ outcrop_nothing: { $exists: false } }] }
  const field = fieldOf(key, value)
  return { $or: [{ [field]: { $exists: false } }, { [field]: { $ne: value } }] }
}

const compare =
  (operator: '$gt' | '$gte' | '$lt' | '$lte') =>
  (key: string, value: Value): Filter =>
    typeof value === 'number' ? { [fieldOf(key, value)]: { [operator]: value } } : nothing

const valuesOf = (value: Value): readonly Scalar[] => (isScalar(value) ? [] : value)

/** Texts and numbers at once: `$in` takes no booleans. */
const groups = (key: string, values: readonly Scalar[]) =>
  (['string', 'number'] as const).flatMap(type => {
    const some = values.filter(value => typeof value === type)
    const [first] = some
    return first === undefined ? [] : [{ field: fieldOf(key, first), some }]
  })

const among = (key: string, value: Value): Filter => {
  const values = valuesOf(value)
  const any = [
    ...groups(key, values).map(({ field, some }) => ({ [field]: { $in: some } })),
    ...values.filter(each => typeof each === 'boolean').map(each => equal(key, each)),
  ]
  return any.length === 0 ? nothing : { $or: any }
}

const notAmong = (key: string, value: Value): Filter => {
  const values = valuesOf(value)
  const all = [
    ...groups(key, values).map(({ field, some }) => ({
      $or: [{ [field]: { $exists: false } }, { [field]: { $nin: some } }],
    })),
    ...values.filter(each => typeof each === 'boolean').map(each => unequal(key, each)),
  ]
  return all.length === 0 ? { outcrop_nothing: { $exists: false } } : { $and: all }
}

const unfilterable = (): Filter => {
  throw new Error('Pinecone cannot filter by parts of values.')
}

const toCondition: Readonly<Record<MetadataOperator, (key: string, value: Value) => Filter>> = {
  equals: equal,
  notEquals: unequal,
  greaterThan: compare('$gt'),
  greaterThanOrEquals: compare('$gte'),
  lessThan: compare('$lt'),
  lessThanOrEquals: compare('$lte'),
  in: among,
  notIn: notAmong,
  startsWith: unfilterable,
  stringContains: unfilterable,
  listContains: (key, value) =>
    typeof value === 'string' ? { [fieldOf(key, [value])]: { $in: [value] } } : nothing,
}
