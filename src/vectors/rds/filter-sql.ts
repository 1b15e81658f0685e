import type { MetadataFilter } from '../chunk-index.ts'
import { storableJson, storableText } from './storable-text.ts'

type Condition = Exclude<MetadataFilter, { readonly operator: 'andAll' | 'orAll' }>

/** Keeps a value for the statement; gives what stands for it there. */
export type Bind = (value: unknown) => string

const COMPARISONS: Partial<Record<Condition['operator'], string>> = {
  greaterThan: '>',
  greaterThanOrEquals: '>=',
  lessThan: '<',
  lessThanOrEquals: '<=',
}

/**
 * A filter as a condition of SQL; unknown (null) counts as false, as it does in WHERE.
 *
 * @param attributes an expression of the type jsonb
 */
export const filterSql = (filter: MetadataFilter, attributes: string, bind: Bind): string => {
  if ('filters' in filter)
    return `(${filter.filters
      .map(each => filterSql(each, attributes, bind))
      .join(filter.operator === 'andAll' ? ' and ' : ' or ')})`
  return conditionSql(filter, attributes, bind)
}

/** Types are never converted, and a list equals nothing: as src/vectors/embedded/matches-value.ts has it. */
const conditionSql = ({ operator, key, value }: Condition, attributes: string, bind: Bind): string => {
  const isList = typeof value === 'object'
  if (operator === 'equals' && isList) return 'false'
  if (operator === 'notEquals' && isList) return 'true'
  if ((operator === 'in' || operator === 'notIn') && !isList) return operator === 'in' ? 'false' : 'true'
  const comparison = COMPARISONS[operator]
  if (comparison !== undefined && typeof value !== 'number') return 'false'
  if ((operator === 'startsWith' || operator === 'stringContains') && typeof value !== 'string')
    return 'false'
  if (operator === 'listContains' && isList) return 'false'

  const name = `${bind(storableText(key))}::text`
  const found = `(${attributes} -> ${name})`
  const foundText = `(${attributes} ->> ${name})`
  const isA = (type: string): string => `jsonb_typeof(${found}) = '${type}'`
  const json = (): string => `${bind(storableJson(value))}::jsonb`
  const text = (): string => `${bind(typeof value === 'string' ? storableText(value) : '')}::text`
  switch (operator) {
    case 'equals': {
      const wanted = json()
      // The first half is what an index over the column answers.
      return `(${attributes} @> jsonb_build_object(${name}, ${wanted}) and ${found} = ${wanted})`
    }
    case 'notEquals':
      return `(${found} is distinct from ${json()})`
    case 'in':
      return `(${found} = any(${members(value, bind)}))`
    case 'notIn':
      return `((${found} = any(${members(value, bind)})) is not true)`
    case 'startsWith':
      return `(${isA('string')} and starts_with(${foundText}, ${text()}))`
    case 'stringContains': {
      const part = text()
      const list = `case when ${isA('array')} then ${found} else '[]'::jsonb end`
      const inList = `exists (select from jsonb_array_elements_text(${list}) as member where strpos(member, ${part}) > 0)`
      return `((${isA('string')} and strpos(${foundText}, ${part}) > 0) or ${inList})`
    }
    case 'listContains':
      return `(${isA('array')} and ${found} @> jsonb_build_array(${json()}))`
    default:
      return `(${isA('number')} and ${found} ${comparison} ${json()})`
  }
}

const members = (value: Condition['value'], bind: Bind): string =>
  `${bind((Array.isArray(value) ? value : []).map(storableJson))}::text[]::jsonb[]`
