import { expect, test } from 'vitest'
import { toQuery } from '../../../src/vectors/opensearch/to-query.ts'

test('marks of wildcards in a value are letters', () => {
  expect(toQuery({ operator: 'stringContains', key: 'k*', value: 'a*b?c\\' }, 'f')).toEqual({
    bool: {
      should: [
        { wildcard: { f: { value: '"k\\*"s*a\\*b\\?c\\\\*' } } },
        { wildcard: { f: { value: '"k\\*"m*a\\*b\\?c\\\\*' } } },
      ],
      minimum_should_match: 1,
    },
  })
})

test('what no value of the type can pass finds nothing', () => {
  for (const operator of ['greaterThan', 'lessThan', 'startsWith', 'stringContains', 'listContains'] as const)
    expect(toQuery({ operator, key: 'k', value: true }, 'f')).toEqual({ match_none: {} })
})

test('filters nest', () => {
  const filter = { operator: 'startsWith', key: 'k', value: 'v' } as const
  expect(
    toQuery({ operator: 'orAll', filters: [filter, { operator: 'andAll', filters: [filter] }] }, 'f'),
  ).toEqual({
    bool: {
      should: [
        { prefix: { f: { value: '"k"sv' } } },
        { bool: { filter: [{ prefix: { f: { value: '"k"sv' } } }] } },
      ],
      minimum_should_match: 1,
    },
  })
})
