import { expect, test } from 'vitest'
import { quoteName, quoteTable } from '../../../src/vectors/rds/quote.ts'

test('a name is one name, whatever is in it', () => {
  expect(quoteName('select')).toBe('"select"')
  expect(quoteName('a"; drop table b; --')).toBe('"a""; drop table b; --"')
})

test('a table may have a schema, and a point of its own after it', () => {
  expect(quoteTable('kb')).toBe('"kb"')
  expect(quoteTable('bedrock_integration.bedrock_kb')).toBe('"bedrock_integration"."bedrock_kb"')
  expect(quoteTable('a.b.c')).toBe('"a"."b.c"')
})
