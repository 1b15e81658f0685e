import type { RetrievalFilter } from '@aws-sdk/client-bedrock-agent-runtime'
import { describe, expect, test } from 'vitest'
import { readFilter } from '../../../src/knowledge-bases/retrieval/read-filter.ts'

const filterOf = (operator: string, value: unknown) =>
  ({ [operator]: { key: 'k', value } }) as unknown as RetrievalFilter

const takes: Readonly<Record<string, readonly unknown[]>> = {
  equals: ['a', 1, true],
  notEquals: ['a', 1, false],
  greaterThan: [1.5],
  greaterThanOrEquals: [0],
  lessThan: [-1],
  lessThanOrEquals: [1e9],
  in: [['a', 1, true]],
  notIn: [['a']],
  startsWith: ['a'],
  stringContains: ['a'],
  listContains: ['a'],
}
const values = ['a', 1, true, ['a'], [], {}, null, [['a']], [null]]

describe.each(Object.keys(takes))('%s', operator => {
  test.each((takes[operator] ?? []).map(value => ({ value })))('takes $value', ({ value }) => {
    expect(readFilter(filterOf(operator, value), 'f')).toEqual({ operator, key: 'k', value })
  })

  const sorts = new Set((takes[operator] ?? []).map(value => (Array.isArray(value) ? 'list' : typeof value)))
  const others = values.filter(value => {
    if (!Array.isArray(value)) return value === null || !sorts.has(typeof value)
    return !sorts.has('list') || value[0] !== 'a'
  })
  test.each(others.map(value => ({ value })))('refuses $value, without repeating it', ({ value }) => {
    expect(() => readFilter(filterOf(operator, value), 'f')).toThrow(
      new RegExp(
        `^1 validation error detected: Value at 'f\\.${operator}\\.value' failed to satisfy constraint: `,
      ),
    )
  })
})

test('groups keep their order, and say where they are wrong', () => {
  const filter: RetrievalFilter = {
    orAll: [{ equals: { key: 'a', value: 1 } }, { andAll: [filterOf('in', ['x']), filterOf('lessThan', 2)] }],
  }
  expect(readFilter(filter, 'f')).toEqual({
    operator: 'orAll',
    filters: [
      { operator: 'equals', key: 'a', value: 1 },
      {
        operator: 'andAll',
        filters: [
          { operator: 'in', key: 'k', value: ['x'] },
          { operator: 'lessThan', key: 'k', value: 2 },
        ],
      },
    ],
  })
  const wrong = { orAll: [filterOf('equals', 1), { andAll: [filterOf('equals', 1), filterOf('in', 'x')] }] }
  expect(() => readFilter(wrong as RetrievalFilter, 'f')).toThrow(
    "'f.orAll.2.member.andAll.2.member.in.value'",
  )
})

const nested = (depth: number): RetrievalFilter =>
  depth === 1 ? filterOf('equals', 1) : { andAll: [nested(depth - 1), filterOf('equals', 2)] }

test('ten deep, and no deeper', () => {
  expect(() => readFilter(nested(10), 'f')).not.toThrow()
  expect(() => readFilter(nested(11), 'f')).toThrow('nested at most 10 deep')
})

test('as many conditions as can be searched by, and as many values', () => {
  const wide = (count: number): RetrievalFilter => ({
    orAll: Array.from({ length: count }, () => filterOf('equals', 1)),
  })
  expect(() => readFilter(wide(499), 'f')).not.toThrow()
  expect(() => readFilter(wide(500), 'f')).toThrow('at most 500 conditions')
  const valuesOf = (count: number) => Array.from({ length: count }, (_, place) => place)
  expect(() => readFilter(filterOf('in', valuesOf(1_000)), 'f')).not.toThrow()
  expect(() => readFilter(filterOf('in', valuesOf(1_001)), 'f')).toThrow('1 to 1000')
})

test('what a storage cannot do is refused, wherever it stands', () => {
  const filter: RetrievalFilter = { andAll: [filterOf('equals', 1), filterOf('startsWith', 'a')] }
  expect(() => readFilter(filter, 'f', new Set(['startsWith']))).toThrow(
    'The filter operator startsWith is not supported by this knowledge base.',
  )
})

test('names of what every object has are no operators', () => {
  expect(() => readFilter(filterOf('constructor', 'a'), 'f')).toThrow('Exactly one operator must be set.')
  expect(() => readFilter({} as RetrievalFilter, 'f')).toThrow('Exactly one operator must be set.')
})
