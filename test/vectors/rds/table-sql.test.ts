import { expect, test } from 'vitest'
import { tableSql } from '../../../src/vectors/rds/table-sql.ts'

const fields = { primaryKey: 'id', vector: 'embedding', text: 'chunks', metadata: 'metadata' }

test('the table is as AWS documents it, with the names of the configuration', () => {
  const all = { ...fields, customMetadata: 'custom_metadata' }
  const sql = tableSql({ table: 'bedrock_integration.bedrock_kb', fields: all }, 1_024)
  expect(sql.table).toBe(
    'CREATE TABLE "bedrock_integration"."bedrock_kb" ("id" uuid PRIMARY KEY, "embedding" vector(1024), "chunks" text, "metadata" json, "custom_metadata" jsonb);',
  )
  expect(sql.vectorIndex).toBe(
    'CREATE INDEX ON "bedrock_integration"."bedrock_kb" USING hnsw ("embedding" vector_cosine_ops) WITH (ef_construction=256);',
  )
  expect(sql.wordIndex).toBe(
    `CREATE INDEX ON "bedrock_integration"."bedrock_kb" USING gin (to_tsvector('simple', "chunks"));`,
  )
})

test('a column for attributes only where one is named', () => {
  expect(tableSql({ table: 'kb', fields }, 8).table).not.toContain('jsonb')
})
