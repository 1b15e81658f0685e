import type { FilterAttribute, RetrievalFilter } from '@aws-sdk/client-bedrock-agent-runtime'
import { validationException } from '../../errors.ts'
import type { MetadataFilter, MetadataOperator } from '../../vectors/chunk-index.ts'

const DEEPEST = 10
const MOST_CONDITIONS = 500
const MOST_VALUES = 1_000

type Scalar = string | number | boolean

const isScalar = (value: unknown): value is Scalar =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'

interface Takes {
  readonly what: string
  readonly is: (value: unknown) => boolean
}

const scalar: Takes = { what: 'a string, a number or a boolean', is: isScalar }
const number: Takes = { what: 'a number', is: value => typeof value === 'number' }
const string: Takes = { what: 'a string', is: value => typeof value === 'string' }
const list: Takes = {
  what: `a list of 1 to ${MOST_VALUES} strings, numbers or booleans`,
  is: value =>
    Array.isArray(value) && value.length > 0 && value.length <= MOST_VALUES && value.every(isScalar),
}

const operators: Readonly<Record<MetadataOperator, Takes>> = {
  equals: scalar,
  notEquals: scalar,
  greaterThan: number,
  greaterThanOrEquals: number,
  lessThan: number,
  lessThanOrEquals: number,
  in: list,
  notIn: list,
  startsWith: string,
  stringContains: string,
  listContains: string,
}

const isOperator = (name: string): name is MetadataOperator => Object.hasOwn(operators, name)

/**
 * A filter whose unions and lists the API's description has checked.
 *
 * @param unfilterable what the storage cannot do.
 * @throws ValidationException for values of the wrong type, and for more than can be searched by.
 */
export const readFilter = (
  filter: RetrievalFilter,
  path: string,
  unfilterable: ReadonlySet<MetadataOperator> = new Set(),
): MetadataFilter => {
  let conditions = 0

  const read = (given: RetrievalFilter, at: string, depth: number): MetadataFilter => {
    if (depth > DEEPEST) throw refuse(path, `Filters may be nested at most ${DEEPEST} deep.`)
    if (++conditions > MOST_CONDITIONS)
      throw refuse(path, `A filter may have at most ${MOST_CONDITIONS} conditions.`)
    const [[name, value] = ['', undefined]] = Object.entries(given).filter(
      ([, member]) => member !== undefined,
    )
    if (name === 'andAll' || name === 'orAll') {
      const all = (value as RetrievalFilter[]).map((each, index) =>
        read(each, `${at}.${name}.${index + 1}.member`, depth + 1),
      )
      return { operator: name, filters: all }
    }
    if (!isOperator(name)) throw refuse(at, 'Exactly one operator must be set.')
    return readCondition(name, value as FilterAttribute, at)
  }

  const readCondition = (
    operator: MetadataOperator,
    { key = '', value }: FilterAttribute,
    at: string,
  ): MetadataFilter => {
    if (unfilterable.has(operator))
      throw validationException(`The filter operator ${operator} is not supported by this knowledge base.`, {
        hint: 'The storage that it was created with cannot filter so. Another operator, or another storage, does.',
      })
    const { what, is } = operators[operator]
    const given: unknown = value
    if (!is(given)) throw refuse(`${at}.${operator}.value`, `The value must be ${what}.`)
    return { operator, key, value: given as Scalar | Scalar[] } as MetadataFilter
  }

  return read(filter, path, 1)
}

/** The value is sensitive: it is not repeated. */
const refuse = (path: string, why: string) =>
  validationException(`1 validation error detected: Value at '${path}' failed to satisfy constraint: ${why}`)
