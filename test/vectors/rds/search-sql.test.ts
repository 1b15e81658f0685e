import { expect, test } from 'vitest'
import type { CheckedTable } from '../../../src/vectors/rds/check-table.ts'
import { baseRange } from '../../../src/vectors/rds/row-ids.ts'
import { attributesSql, candidatesSql, meaningSql, raritySql } from '../../../src/vectors/rds/search-sql.ts'

// What the statements find: test/vectors/create-rds-index.test.ts.
const table: CheckedTable = {
  name: '"kb"',
  id: '"id"',
  vector: '"embedding"',
  text: '"chunks"',
  metadata: '"metadata"',
  metadataType: 'json',
  customMetadata: undefined,
  vectorType: '"public".vector',
  distance: 'operator("public".<=>)',
  language: "'simple'",
  isIterative: true,
}
const hostile = `'); drop table kb; --`
const search = {
  vector: Float32Array.of(1, 0),
  limit: 5,
  filter: { operator: 'equals' as const, key: hostile, value: hostile },
}

test('nothing of a question is part of a statement, and all values are used', () => {
  const range = baseRange('BASE')
  const words = { words: [{ query: hostile, weight: 1 }], looked: 1 }
  for (const { text, values } of [
    meaningSql(table, range, search, false),
    raritySql(table, range, [{ word: hostile, start: '' }], 10),
    candidatesSql(table, range, search, words, true),
  ]) {
    expect(text).not.toContain('drop')
    expect(JSON.stringify(values)).toContain('drop')
    const used = new Set([...text.matchAll(/\$(\d+)/g)].map(([, number]) => Number(number)))
    expect([...used].sort((a, b) => a - b)).toEqual(values.map((_, at) => at + 1))
  }
})

test('attributes are in the column for them, or in the metadata', () => {
  expect(attributesSql(table)).toBe(`(chunk."metadata" -> 'attributes')::jsonb`)
  expect(attributesSql({ ...table, metadataType: 'jsonb' })).toBe(`(chunk."metadata" -> 'attributes')`)
  expect(attributesSql({ ...table, customMetadata: '"custom"' })).toBe('chunk."custom"')
})
