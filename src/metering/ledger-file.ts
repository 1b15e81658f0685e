import Database from 'libsql'
import type { Durability, LedgerRow } from './ledger.ts'
import { upgradeTables } from './ledger-tables.ts'
import { createRollUp, type RollUp } from './roll-up.ts'
import type { UsageRecord } from './usage-record.ts'

/** Milliseconds that a second process may hold the file before a statement gives up. */
const BUSY = 5_000

/** Milliseconds between two tries to open a file that another process is just opening. */
const AGAIN = 10

export interface LedgerFile {
  /** All in one transaction. */
  write(records: readonly UsageRecord[]): void
  read(sql: string, parameters: readonly (string | number)[]): LedgerRow[]
  readonly rollUp: RollUp
  close(): void
}

/**
 * The database of the ledger, owned by one thread.
 *
 * @throws Error for a file that is none, or that a newer Outcrop has written.
 */
export const openLedgerFile = (file: string, durability: Durability): LedgerFile => {
  const db = new Database(file)
  try {
    setUp(db, durability)
    upgradeTables(db, file)
  } catch (error) {
    db.close()
    throw error
  }
  db.defaultSafeIntegers(true)
  const insert = db.prepare(
    `insert into usage (${columns.map(([name]) => name).join(', ')}) values (${columns.map(() => '?').join(', ')})`,
  )
  return {
    write(records) {
      db.exec('begin immediate')
      try {
        for (const record of records) insert.run(columns.map(([, read]) => read(record) ?? null))
        db.exec('commit')
      } catch (error) {
        db.exec('rollback')
        throw error
      }
    },
    read(sql, parameters) {
      const statement = db.prepare(sql)
      if (!statement.reader) throw new Error('The ledger is only read here.')
      return (statement.all(...parameters) as Record<string, unknown>[]).map(toRow)
    },
    rollUp: createRollUp(db),
    close: () => db.close(),
  }
}

/** A change of the journal does not wait by itself for who holds the file. */
const setUp = (db: Database.Database, durability: Durability): void => {
  const synchronous = durability === 'disk' ? 'full' : 'normal'
  for (let waited = 0; ; waited += AGAIN)
    try {
      db.exec(`pragma busy_timeout = ${BUSY}; pragma journal_mode = wal; pragma synchronous = ${synchronous}`)
      return
    } catch (error) {
      if (waited >= BUSY || (error as { code?: string }).code !== 'SQLITE_BUSY') throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, AGAIN)
    }
}

type Column = string | number | bigint | undefined

const columns: readonly (readonly [string, (record: UsageRecord) => Column])[] = [
  ['at', ({ at }) => at],
  ['request_id', ({ requestId }) => requestId],
  ['account', ({ account }) => account],
  ['region', ({ region }) => region],
  ['principal', ({ principal }) => principal],
  ['operation', ({ operation }) => operation],
  ['model', ({ model }) => model],
  ['profile', ({ profile }) => profile],
  ['application_profile', ({ applicationProfile }) => applicationProfile],
  ['alias', ({ alias }) => alias],
  ['backend', ({ backend }) => backend],
  ['attempts', ({ attempts }) => attempts],
  ['input', ({ tokens }) => tokens.input],
  ['output', ({ tokens }) => tokens.output],
  ['cache_read', ({ tokens }) => tokens.cacheRead],
  ['cache_write_5m', ({ tokens }) => tokens.cacheWrite5m],
  ['cache_write_1h', ({ tokens }) => tokens.cacheWrite1h],
  ['embedding', ({ tokens }) => tokens.embedding],
  ['search_units', ({ tokens }) => tokens.searchUnits],
  ['reserved', ({ reserved }) => reserved],
  ['settled', ({ settled }) => settled],
  ['latency', ({ latency }) => latency],
  ['first_token', ({ firstToken }) => firstToken],
  ['outcome', ({ outcome }) => outcome],
  ['cost', ({ cost }) => cost],
  ['price_version', ({ priceVersion }) => priceVersion],
  ['session', ({ session }) => session],
  ['turn', ({ turn }) => turn],
  ['step', ({ step }) => step],
  ['metadata', ({ metadata }) => metadata && JSON.stringify(metadata)],
]

/** Small integers as numbers: only money outgrows them. */
const toRow = (row: Record<string, unknown>): LedgerRow =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      typeof value === 'bigint' && value <= MOST && value >= -MOST ? Number(value) : (value as string),
    ]),
  )
const MOST = BigInt(Number.MAX_SAFE_INTEGER)
