import { expect, test } from 'vitest'
import type { MetadataFilter } from '../../../src/vectors/chunk-index.ts'
import { filterSql } from '../../../src/vectors/rds/filter-sql.ts'

// What each operator finds: the suite in test/vectors/create-rds-index.test.ts.
const write = (filter: MetadataFilter) => {
  const values: unknown[] = []
  return { text: filterSql(filter, 'chunk.meta', value => `$${values.push(value)}`), values }
}
const hostile = `'); drop table kb; -- $1 "`

test.each(['equals', 'notEquals', 'startsWith', 'stringContains', 'listContains'] as const)(
  '%s keeps keys and values out of the text',
  operator => {
    const { text, values } = write({ operator, key: hostile, value: hostile })
    expect(text).not.toContain('drop')
    expect(values[0]).toBe(hostile)
    expect(values).toHaveLength(2)
  },
)

test('so do lists, and groups', () => {
  const condition = { operator: 'in', key: hostile, value: [hostile, 1, true] } as const
  const { text, values } = write({
    operator: 'orAll',
    filters: [condition, { operator: 'andAll', filters: [condition, condition] }],
  })
  expect(text).not.toContain('drop')
  expect(text.match(/ or | and /g)).toEqual([' or ', ' and '])
  expect(values).toHaveLength(6)
  expect(values[1]).toEqual([JSON.stringify(hostile), '1', 'true'])
})

test.each([
  ['equals', ['a'], 'false'],
  ['notEquals', ['a'], 'true'],
  ['in', 'a', 'false'],
  ['notIn', 'a', 'true'],
  ['greaterThan', 'a', 'false'],
  ['lessThanOrEquals', true, 'false'],
  ['startsWith', 1, 'false'],
  ['stringContains', false, 'false'],
  ['listContains', ['a'], 'false'],
] as const)('%s of a value that it cannot compare is settled', (operator, value, settled) => {
  expect(write({ operator, key: 'k', value })).toEqual({ text: settled, values: [] })
})
