import pg from 'pg'
import { describeFailure } from './describe-failure.ts'
import { createTurns } from './turns.ts'

/** What a transaction asks. */
export type Ask = <Row extends object>(text: string, values?: readonly unknown[]) => Promise<Row[]>

export interface Database {
  /**
   * Done as a whole or not at all. One that is given up ends at once here, and is cancelled there.
   *
   * @param begin `BEGIN` with what is set for this transaction
   * @throws StorageFailure that says what failed, without credentials
   */
  transaction<Result>(
    begin: string,
    work: (ask: Ask) => Promise<Result>,
    signal?: AbortSignal,
  ): Promise<Result>
  close(): Promise<void>
}

export interface DatabaseOptions {
  readonly url: string
  /** Where the URL names none. */
  readonly database: string
  readonly connections?: number
  /** Milliseconds. */
  readonly statementTimeout?: number
}

const CONNECTIONS = 4
const MOST_WAITING = 1_000
const CONNECTING = 5_000
const STATEMENT = 60_000

/** Beyond the statement's own time, for an answer that never comes. */
const GRACE = 5_000

export const openDatabase = ({
  url,
  database,
  connections = CONNECTIONS,
  statementTimeout = STATEMENT,
}: DatabaseOptions): Database => {
  const config = {
    connectionString: withDatabase(url, database),
    connectionTimeoutMillis: CONNECTING,
    query_timeout: statementTimeout + GRACE,
    keepAlive: true,
    application_name: 'outcrop',
  }
  const pool = new pg.Pool({ ...config, max: connections, allowExitOnIdle: true })
  pool.on('error', ignore) // of an idle connection, which the pool replaces
  const turns = createTurns(connections, MOST_WAITING)
  let closing: Promise<void> | undefined

  /** By a connection of its own: those of the pool may all be at work. */
  const cancel = async (pid: number): Promise<void> => {
    const client = new pg.Client(config)
    client.on('error', ignore)
    try {
      await client.connect()
      await client.query('select pg_cancel_backend($1)', [pid])
    } finally {
      await client.end()
    }
  }

  const run = async <Result>(
    client: pg.PoolClient,
    begin: string,
    work: (ask: Ask) => Promise<Result>,
    started: (pid: number) => void,
  ): Promise<Result> => {
    // The session's own number: a pooler in between would give another one at the start.
    const opened: unknown = await client.query(
      `${begin}; set local statement_timeout = ${statementTimeout}; select pg_backend_pid() as pid`,
    )
    started(pidOf(opened))
    const result = await work(async (text, values = []) => (await client.query(text, [...values])).rows)
    await client.query('commit')
    return result
  }

  const attempt = async <Result>(
    begin: string,
    work: (ask: Ask) => Promise<Result>,
    signal?: AbortSignal,
  ): Promise<Result> => {
    if (closing !== undefined) throw new Error('The index is closed.')
    const client = await pool.connect()
    client.on('error', ignore) // what is asked fails by itself
    let pid: number | undefined
    let isBroken = true
    let giveUp: (() => void) | undefined
    try {
      const given = new Promise<never>((_, reject) => {
        giveUp = () => reject(signal?.reason)
        signal?.addEventListener('abort', giveUp, { once: true })
        if (signal?.aborted) giveUp()
      })
      const done = run(client, begin, work, number => {
        pid = number
      })
      const result = await Promise.race([done, given])
      isBroken = false
      return result
    } catch (error) {
      if (signal?.aborted) {
        if (pid !== undefined) void cancel(pid).catch(ignore)
      } else if (error instanceof pg.DatabaseError) isBroken = !(await rollBack(client))
      throw error
    } finally {
      if (giveUp !== undefined) signal?.removeEventListener('abort', giveUp)
      if (!isBroken) client.removeListener('error', ignore)
      // The end of the connection is the end of a transaction that was not committed.
      client.release(isBroken)
    }
  }

  return {
    transaction: (begin, work, signal) =>
      turns(async () => {
        try {
          return await attempt(begin, work, signal)
        } catch (error) {
          if (signal?.aborted) throw signal.reason
          throw closing === undefined ? describeFailure(error, url) : error
        }
      }, signal),
    async close() {
      closing ??= pool.end()
      await closing
    },
  }
}

/** @returns whether the connection is as it was */
const rollBack = (client: pg.PoolClient): Promise<boolean> =>
  client.query('rollback').then(
    () => true,
    () => false,
  )

const ignore = (): void => {}

const withDatabase = (url: string, database: string): string => {
  const place = new URL(url)
  if (place.pathname === '' || place.pathname === '/') place.pathname = `/${encodeURIComponent(database)}`
  return place.href
}

const pidOf = (opened: unknown): number => {
  const results: readonly unknown[] = Array.isArray(opened) ? opened : [opened]
  const last = results.at(-1) as { readonly rows?: readonly { readonly pid?: number }[] } | undefined
  return last?.rows?.[0]?.pid ?? 0
}
