import { PGlite } from '@electric-sql/pglite'
import { vector } from '@electric-sql/pglite/vector'
import { PGLiteSocketServer } from '@electric-sql/pglite-socket'
import pg from 'pg'
import type { StoragePlace } from '../../src/vectors/rds/storage-place.ts'
import { tableSql } from '../../src/vectors/rds/table-sql.ts'

export interface Pgvector extends AsyncDisposable {
  readonly url: string
  /** Whether connections work at the same time: those of PGlite take turns. */
  readonly isConcurrent: boolean
  sql(text: string): Promise<unknown[]>
}

/** PostgreSQL with pgvector behind a socket: the server that OUTCROP_TEST_PGVECTOR_URL names, or PGlite. */
export const startPgvector = async (): Promise<Pgvector> => {
  const url = process.env.OUTCROP_TEST_PGVECTOR_URL
  const started = url === undefined ? await startPglite() : await connect(url)
  await started.sql('create extension if not exists vector')
  return started
}

const startPglite = async (): Promise<Pgvector> => {
  const db = await PGlite.create({ extensions: { vector } })
  const server = new PGLiteSocketServer({ db, host: '127.0.0.1', port: 0, maxConnections: 20 })
  await server.start()
  return {
    url: `postgres://postgres:secret-word@${server.getServerConn()}/postgres`,
    isConcurrent: false,
    sql: async text => (await db.exec(text)).at(-1)?.rows ?? [],
    async [Symbol.asyncDispose]() {
      await server.stop()
      await db.close()
    },
  }
}

const connect = async (url: string): Promise<Pgvector> => {
  const pool = new pg.Pool({ connectionString: url, max: 1 })
  return {
    url,
    isConcurrent: true,
    sql: async text => (await pool.query(text)).rows ?? [],
    [Symbol.asyncDispose]: () => pool.end(),
  }
}

export const fields: StoragePlace['fields'] = {
  primaryKey: 'id',
  vector: 'embedding',
  text: 'chunks',
  metadata: 'metadata',
  customMetadata: 'custom_metadata',
}

/** As AWS documents it, anew. */
export const createTable = async (
  { sql }: Pgvector,
  place: Pick<StoragePlace, 'table' | 'fields'>,
  dimensions: number,
): Promise<void> => {
  const made = tableSql(place, dimensions)
  const [schema = '', name] = place.table.split('.')
  if (name !== undefined) await sql(`create schema if not exists "${schema}"`)
  const quoted = place.table
    .split('.')
    .map(each => `"${each}"`)
    .join('.')
  await sql(`drop table if exists ${quoted}`)
  for (const statement of [made.table, made.vectorIndex, made.wordIndex]) await sql(statement)
}
