import fc from 'fast-check'
import type { Metadata, MetadataFilter, MetadataOperator } from '../../src/vectors/chunk-index.ts'

/** Few keys and values, so that conditions often meet; one key is a name that objects have by themselves. */
const keys = fc.constantFrom('kind', 'year', 'tags', 'toString')
const texts = fc.constantFrom('cat', 'catalogue', 'dog', 'a cat', '1', 'true', '')
const scalars = fc.oneof(texts, fc.constantFrom(-1, 0, 1, 1.5, 2), fc.boolean())
const lists = fc.array(texts, { maxLength: 3 })

export const arbitraryMetadata: fc.Arbitrary<Metadata> = fc.dictionary(keys, fc.oneof(scalars, lists), {
  maxKeys: 3,
  noNullPrototype: true,
})

const operators: readonly MetadataOperator[] = [
  'equals',
  'notEquals',
  'greaterThan',
  'greaterThanOrEquals',
  'lessThan',
  'lessThanOrEquals',
  'in',
  'notIn',
  'startsWith',
  'stringContains',
  'listContains',
]

const takesList = (operator: MetadataOperator): boolean => operator === 'in' || operator === 'notIn'

const condition: fc.Arbitrary<MetadataFilter> = fc
  .tuple(fc.constantFrom(...operators), keys, scalars, fc.array(scalars, { minLength: 1, maxLength: 3 }))
  .map(([operator, key, value, list]) => ({ operator, key, value: takesList(operator) ? list : value }))

export const arbitraryFilter: fc.Arbitrary<MetadataFilter> = fc.letrec<{ filter: MetadataFilter }>(tie => ({
  filter: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    condition,
    fc.record({
      operator: fc.constantFrom('andAll' as const, 'orAll' as const),
      filters: fc.array(tie('filter'), { minLength: 2, maxLength: 3 }),
    }),
  ),
})).filter
