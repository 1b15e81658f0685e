import { existsSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import Database from 'libsql'
import { readTablesVersion } from '../ledger-tables.ts'

export type Cell = string | number | bigint | null | Uint8Array

/** A ledger that is only read, also while a server writes it: everything is seen as at one moment. */
export interface LedgerReader {
  /** Whether the file has hours that are rolled up; one that no newer Outcrop has opened has none. */
  readonly hasHours: boolean
  /** Rows as lists. Integers beyond what a number holds exactly come as `bigint`. */
  rows(sql: string, parameters?: readonly (string | number)[]): Iterable<readonly Cell[]>
  close(): void
}

/** A sentence for who asked: why the ledger cannot be read, and what to do. */
export class LedgerError extends Error {
  override readonly name = 'LedgerError'
}

/** @throws LedgerError */
export const openLedgerReader = (file: string): LedgerReader => {
  if (!existsSync(file))
    throw new LedgerError(
      `There is no ledger at ${file}: start the server once with this home, or name its home with --home.`,
    )
  let db: Database.Database | undefined
  try {
    db = new Database(`${pathToFileURL(file).href}?mode=ro`)
    db.exec('pragma busy_timeout = 5000')
    const hasHours = readTablesVersion(db, file) > 1
    // One moment for all questions: a row that is being rolled up is seen once.
    db.exec('begin')
    const open = db.defaultSafeIntegers(true)
    const has = open.prepare("select 1 from sqlite_master where name = 'usage'").get()
    if (has === undefined)
      throw new LedgerError(`${file} is no ledger of Outcrop: name its home with --home.`)
    return {
      hasHours,
      *rows(sql, parameters = []) {
        const rows = open
          .prepare(sql)
          .raw()
          .iterate(...parameters) as Iterable<Cell[]>
        for (const row of rows) yield row.map(toCell)
      },
      close: () => leave(open),
    }
  } catch (error) {
    if (db !== undefined) leave(db)
    throw error instanceof LedgerError
      ? error
      : new LedgerError(explain(error as Error, file), { cause: error })
  }
}

/** A closed database keeps what it holds until its statements are forgotten. */
const leave = (db: Database.Database): void => {
  if (db.inTransaction) db.exec('rollback')
  db.close()
}

const explain = ({ message }: Error, file: string): string => {
  if (message.includes('newer Outcrop')) return `${message} Read it with that version.`
  if (/not a database|malformed/.test(message))
    return `${file} is no ledger of Outcrop (${message}): name its home with --home.`
  if (/unable to open|readonly|permission/i.test(message))
    return `${file} cannot be read (${message}): this user needs to read it, and to write in its folder while no server runs.`
  return `${file} cannot be read: ${message}.`
}

const MOST = BigInt(Number.MAX_SAFE_INTEGER)

const toCell = (value: Cell): Cell =>
  typeof value === 'bigint' && value <= MOST && value >= -MOST ? Number(value) : value
