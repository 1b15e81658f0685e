import type { MetadataFilter, MetadataValue } from '../chunk-index.ts'

/** One condition, not a combination of them. */
export type MetadataCondition = Exclude<MetadataFilter, { readonly operator: 'andAll' | 'orAll' }>

type Condition = Pick<MetadataCondition, 'operator' | 'value'>

/**
 * Whether an attribute of a chunk fulfils a condition; types are never converted. A chunk without the attribute fulfils
 * `notEquals` as the API says, and `notIn`, of which it says nothing, likewise.
 */
export const matchesValue = ({ operator, value }: Condition, found: MetadataValue | undefined): boolean => {
  if (operator === 'notEquals') return found !== value
  if (operator === 'notIn') return !isIn(found, value)
  if (found === undefined) return false
  switch (operator) {
    case 'equals':
      return found === value
    case 'in':
      return isIn(found, value)
    case 'startsWith':
      return typeof found === 'string' && typeof value === 'string' && found.startsWith(value)
    case 'stringContains':
      return typeof value === 'string' && stringsOf(found).some(text => text.includes(value))
    case 'listContains':
      return Array.isArray(found) && found.includes(value)
    default:
      return typeof found === 'number' && typeof value === 'number' && compare(operator, found, value)
  }
}

const isIn = (found: MetadataValue | undefined, value: Condition['value']): boolean =>
  Array.isArray(value) && value.includes(found)

const stringsOf = (found: MetadataValue): readonly string[] =>
  typeof found === 'string' ? [found] : typeof found === 'object' ? found : []

const compare = (operator: Condition['operator'], found: number, value: number): boolean => {
  switch (operator) {
    case 'greaterThan':
      return found > value
    case 'greaterThanOrEquals':
      return found >= value
    case 'lessThan':
      return found < value
    case 'lessThanOrEquals':
      return found <= value
    default:
      return false
  }
}
