import { setTimeout } from 'node:timers/promises'
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

/** Milliseconds that another holder of the file is waited for. */
const BUSY = 5_000

const TABLES = [
  'resource',
  'tag',
  'client_token',
  'model_use',
  'knowledge_base_document',
  'knowledge_base_request',
] as const

/** Milliseconds between two tries to hold a file that another one holds. */
const AGAIN = 10

/**
 * Opens SQLite and brings its tables up to date.
 *
 * @param file a path; `:memory:` keeps nothing.
 * @throws the database's error for a file that is none, that a newer Outcrop has written, or that is held for too long.
 */
export const openStore = async (file: string): Promise<Store> => {
  const sqlite = new Database(file)
  const db = new Kysely<Schema>({ dialect: new SqliteDialect({ database: sqlite as never }) })
  try {
    await hold(sqlite)
    const { error } = await new Migrator({
      db,
      provider: { getMigrations: async () => ({ ...migrations }) },
    }).migrateToLatest()
    sqlite.exec(error === undefined ? 'commit' : 'rollback')
    if (error !== undefined) throw error
    sqlite.exec(`pragma busy_timeout = ${BUSY}`)
  } catch (error) {
    await db.destroy()
    throw new Error(`The database ${file} cannot be brought up to date: ${(error as Error).message}`, {
      cause: error,
    })
  }
  return {
    db,
    async clear() {
      await db.transaction().execute(async transaction => {
        for (const table of TABLES) await transaction.deleteFrom(table).execute()
      })
    },
    close: () => db.destroy(),
  }
}

/**
 * Begins the transaction of the one that may write. It waits without stopping the event loop, which the other one may be
 * running on.
 */
const hold = async (sqlite: Database.Database): Promise<void> => {
  for (let waited = 0; ; waited += AGAIN)
    try {
      sqlite.exec('pragma journal_mode = wal; pragma synchronous = normal; begin immediate')
      return
    } catch (error) {
      if (waited >= BUSY || (error as { code?: string }).code !== 'SQLITE_BUSY') throw error
      await setTimeout(AGAIN)
    }
}
