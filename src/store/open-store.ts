import { Kysely, Migrator, SqliteDialect } from 'kysely'
import Database from 'libsql'
import { migrations } from './migrations.ts'
import type { Schema } from './schema.ts'

/** The database that everything but the ledger is kept in. */
export interface Store {
  readonly db: Kysely<Schema>
  /** Forgets everything that calls have left behind. */
  clear(): Promise<void>
  close(): Promise<void>
}

/** Milliseconds that a second process may hold the file before a statement gives up. */
const BUSY = 5_000

/**
 * Opens SQLite and brings its tables up to date.
 *
 * @param file a path; `:memory:` keeps nothing.
 * @throws the database's error for a file that is none, or that a newer Outcrop has written.
 */
export const openStore = async (file: string): Promise<Store> => {
  const sqlite = new Database(file)
  sqlite.exec(`pragma journal_mode = wal; pragma synchronous = normal; pragma busy_timeout = ${BUSY}`)
  const db = new Kysely<Schema>({ dialect: new SqliteDialect({ database: sqlite as never }) })
  const { error } = await new Migrator({
    db,
    provider: { getMigrations: async () => ({ ...migrations }) },
  }).migrateToLatest()
  if (error !== undefined) {
    await db.destroy()
    throw new Error(`The database ${file} cannot be brought up to date: ${(error as Error).message}`, {
      cause: error,
    })
  }
  return {
    db,
    async clear() {
      await db.transaction().execute(async transaction => {
        for (const table of ['resource', 'tag', 'client_token', 'model_use'] as const)
          await transaction.deleteFrom(table).execute()
      })
    },
    close: () => db.destroy(),
  }
}
