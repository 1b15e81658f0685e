import type { Metadata, MetadataFilter } from '../../src/vectors/chunk-index.ts'

/** What the API's documentation says of each operator, chunk by chunk: the index must find the same. */
export const passes = (filter: MetadataFilter, metadata: Metadata): boolean => {
  if ('filters' in filter) {
    const verdicts = filter.filters.map(each => passes(each, metadata))
    return filter.operator === 'andAll' ? !verdicts.includes(false) : verdicts.includes(true)
  }
  const { operator, key, value } = filter
  const found = Object.hasOwn(metadata, key) ? metadata[key] : undefined
  const list: readonly unknown[] = Array.isArray(value) ? value : []
  const bothNumbers = (holds: (one: number, other: number) => boolean): boolean =>
    typeof found === 'number' && typeof value === 'number' && holds(found, value)
  const checks: Record<typeof operator, () => boolean> = {
    equals: () => found !== undefined && found === value,
    notEquals: () => found !== value,
    greaterThan: () => bothNumbers((one, other) => one > other),
    greaterThanOrEquals: () => bothNumbers((one, other) => one >= other),
    lessThan: () => bothNumbers((one, other) => one < other),
    lessThanOrEquals: () => bothNumbers((one, other) => one <= other),
    in: () => found !== undefined && list.includes(found),
    notIn: () => !list.includes(found),
    startsWith: () => typeof found === 'string' && typeof value === 'string' && found.startsWith(value),
    stringContains: () =>
      typeof value === 'string' &&
      ((typeof found === 'string' && found.includes(value)) ||
        (Array.isArray(found) && found.some(member => member.includes(value)))),
    listContains: () => Array.isArray(found) && found.some(member => member === value),
  }
  return checks[operator]()
}
