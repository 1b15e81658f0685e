import { expect, test } from 'vitest'
import type { MetadataOperator, MetadataValue } from '../../../src/vectors/chunk-index.ts'
import { matchesValue } from '../../../src/vectors/embedded/matches-value.ts'

type Case = readonly [
  MetadataOperator,
  MetadataValue | readonly (string | number | boolean)[],
  MetadataValue | undefined,
  boolean,
]

const cases: readonly Case[] = [
  ['equals', 'cat', 'cat', true],
  ['equals', 'cat', 'Cat', false],
  ['equals', 1, '1', false],
  ['equals', true, 'true', false],
  ['equals', 'cat', ['cat'], false],
  ['equals', 'cat', undefined, false],
  ['notEquals', 'cat', 'dog', true],
  ['notEquals', 'cat', 'cat', false],
  ['notEquals', 1, '1', true],
  ['notEquals', 'cat', undefined, true],
  ['greaterThan', 1, 2, true],
  ['greaterThan', 1, 1, false],
  ['greaterThan', 1, '2', false],
  ['greaterThanOrEquals', 1, 1, true],
  ['lessThan', 1, 0, true],
  ['lessThan', 1, undefined, false],
  ['lessThan', 1, true, false],
  ['lessThanOrEquals', 1, 1.5, false],
  ['lessThanOrEquals', 'b', 'a', false],
  ['in', ['cat', 'dog'], 'dog', true],
  ['in', [1, 2], '1', false],
  ['in', ['cat'], undefined, false],
  ['in', 'catalogue', 'cat', false],
  ['notIn', ['cat', 'dog'], 'cow', true],
  ['notIn', ['cat', 'dog'], 'cat', false],
  ['notIn', ['cat'], undefined, true],
  ['startsWith', 'ca', 'cat', true],
  ['startsWith', 'at', 'cat', false],
  ['startsWith', 'ca', ['cat'], false],
  ['stringContains', 'at', 'cat', true],
  ['stringContains', 'at', ['dog', 'cat'], true],
  ['stringContains', 'at', ['dog'], false],
  ['stringContains', '1', 12, false],
  ['listContains', 'cat', ['dog', 'cat'], true],
  ['listContains', 'ca', ['cat'], false],
  ['listContains', 'cat', 'cat', false],
]

test.each(cases)('%s %j of %j: %j', (operator, value, found, matches) => {
  expect(matchesValue({ operator, value }, found)).toBe(matches)
})
