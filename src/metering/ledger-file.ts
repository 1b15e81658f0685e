import Database from 'libsql'
import type { Durability, LedgerRow } from './ledger.ts'
import type { UsageRecord } from './usage-record.ts'

/** The file's tables, one version after the other; one that has been released is never changed. */
const versions: readonly string[] = [
  `create table usage (
    id integer primary key,
    at integer not null,
    request_id text not null,
    account text not null,
    region text not null,
    principal text not null,
    operation text not null,
    model text not null,
    profile text,
    application_profile text,
    alias text,
    backend text,
    attempts integer not null,
    input integer,
    output integer,
    cache_read integer,
    cache_write_5m integer,
    cache_write_1h integer,
    embedding integer,
    search_units integer,
    reserved integer,
    settled integer,
    latency integer not null,
    first_token integer,
    outcome text not null,
    cost integer,
    price_version text,
    session text,
    turn text,
    step text,
    metadata text
  );
  create index usage_at on usage (at);
  create index usage_session on usage (session) where session is not null;`,
]

/** Milliseconds that a second process may hold the file before a statement gives up. */
const BUSY = 5_000

export interface LedgerFile {
  /** All in one transaction. */
  write(records: readonly UsageRecord[]): void
  read(sql: string, parameters: readonly (string | number)[]): LedgerRow[]
  close(): void
}

/**
 * The database of the ledger, owned by one thread.
 *
 * @throws Error for a file that is none, or that a newer Outcrop has written.
 */
export const openLedgerFile = (file: string, durability: Durability): LedgerFile => {
  const db = new Database(file)
  const synchronous = durability === 'disk' ? 'full' : 'normal'
  db.exec(`pragma journal_mode = wal; pragma synchronous = ${synchronous}; pragma busy_timeout = ${BUSY}`)
  upgrade(db, file)
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
    close: () => db.close(),
  }
}

const upgrade = (db: Database.Database, file: string): void => {
  const { user_version: version } = db.prepare('pragma user_version').get() as { user_version: number }
  if (version > versions.length)
    throw new Error(
      `${file} was written by a newer Outcrop (version ${version} of its tables; this one knows ${versions.length}).`,
    )
  for (let next = version; next < versions.length; next++) {
    db.exec(`begin immediate; ${versions[next]} pragma user_version = ${next + 1}; commit`)
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
