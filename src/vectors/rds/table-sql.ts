import { quoteName, quoteTable } from './quote.ts'
import type { StoragePlace } from './storage-place.ts'

/** pgvector's HNSW holds no longer vectors. */
export const MOST_INDEXED_DIMENSIONS = 2_000

/** What makes the table as AWS documents it for Aurora, statement by statement. */
export const tableSql = ({ table, fields }: Pick<StoragePlace, 'table' | 'fields'>, dimensions: number) => {
  const name = quoteTable(table)
  const columns = [
    `${quoteName(fields.primaryKey)} uuid PRIMARY KEY`,
    `${quoteName(fields.vector)} vector(${dimensions})`,
    `${quoteName(fields.text)} text`,
    `${quoteName(fields.metadata)} json`,
    ...(fields.customMetadata === undefined ? [] : [`${quoteName(fields.customMetadata)} jsonb`]),
  ]
  return {
    extension: 'CREATE EXTENSION IF NOT EXISTS vector;',
    table: `CREATE TABLE ${name} (${columns.join(', ')});`,
    column: (field: keyof StoragePlace['fields'], type: string) =>
      `ALTER TABLE ${name} ADD COLUMN ${quoteName(fields[field] ?? '')} ${type};`,
    vectorIndex: `CREATE INDEX ON ${name} USING hnsw (${quoteName(fields.vector)} vector_cosine_ops) WITH (ef_construction=256);`,
    wordIndex: `CREATE INDEX ON ${name} USING gin (to_tsvector('simple', ${quoteName(fields.text)}));`,
  }
}
