import { once } from 'node:events'
import { createServer } from 'node:net'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createRdsIndex } from '../../../src/vectors/create-rds-index.ts'
import { type Database, openDatabase } from '../../../src/vectors/rds/open-database.ts'
import { fields } from '../../support/start-pgvector.ts'
import { type Postgres, startPostgres, withoutPostgres } from '../../support/start-postgres.ts'

const place = { database: 'postgres', table: 'kb', fields, baseId: 'BASE000001', dimensions: 8 }

/** Whatever fails, nothing of the URL is said, and the log is told no more of it than where it leads. */
const failure = async (failing: Promise<unknown>): Promise<string> => {
  const error = await failing.then(
    () => new Error('It did not fail.'),
    (reason: unknown) => reason as Error,
  )
  const { cause } = error as { cause?: Error }
  expect(`${error.stack} ${cause?.stack} ${JSON.stringify([error, cause])}`).not.toMatch(
    /correct-horse|wrong-horse|somebody/,
  )
  expect(error.message).not.toContain('127.0.0.1')
  if (cause !== undefined) expect(cause.message).toMatch(/^The database is at 127\.0\.0\.1:\d+\.$/)
  return error.message
}

test('a place where nothing listens is told', async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  const url = `postgres://somebody:wrong-horse@127.0.0.1:${port}`
  expect(await failure(createRdsIndex({ ...place, url }))).toBe(
    'Nothing listens at the address of PostgreSQL.',
  )
})

test('a server that speaks another language is left', async () => {
  const server = createServer(socket => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  const url = `postgres://somebody:wrong-horse@127.0.0.1:${port}`
  expect(await failure(createRdsIndex({ ...place, url }))).not.toBe('It did not fail.')
  server.close()
})

// Without the programs there is nothing to ask: `withoutPostgres` is the reason.
describe.skipIf(withoutPostgres !== undefined)(`PostgreSQL itself ${withoutPostgres ?? ''}`, () => {
  let server: Postgres
  let admin: pg.Pool
  let database: Database
  beforeAll(async () => {
    server = await startPostgres()
    admin = new pg.Pool({ connectionString: server.url, max: 2 })
    database = openDatabase({ url: server.url, database: 'other', connections: 2, statementTimeout: 30_000 })
    await admin.query('create table kept (document text, chunk int)')
  })
  afterAll(async () => {
    await database.close()
    await admin.end()
    await server[Symbol.asyncDispose]()
  })
  beforeEach(async () => {
    await admin.query('truncate kept')
    await admin.query("insert into kept select 'old', n from generate_series(1, 3) n")
  })
  const { signal } = new AbortController()
  const kept = async () => (await admin.query('select document, count(*)::int from kept group by 1')).rows
  const old = [{ document: 'old', count: 3 }]

  test('without the extension, it says so, and where it comes from', async () => {
    expect(await failure(createRdsIndex({ ...place, url: server.url }))).toBe(
      'The extension vector is missing, and the server does not have it: pgvector has to be installed there, then: CREATE EXTENSION IF NOT EXISTS vector;',
    )
  })

  test('a wrong password, and a database that is not there', async () => {
    const wrong = server.url.replace('correct', 'wrong')
    expect(await failure(createRdsIndex({ ...place, url: wrong }))).toBe('PostgreSQL refuses the password.')
    const url = `postgres://postgres:correct-horse@127.0.0.1:${server.port}`
    expect(await failure(createRdsIndex({ ...place, url, database: 'nowhere' }))).toBe(
      'PostgreSQL does not have the database.',
    )
  })

  test('what was committed is there, and what failed is not', async () => {
    const count = await database.transaction('begin', async ask => {
      await ask('delete from kept')
      await ask("insert into kept values ('new', $1)", [1])
      return (await ask('select from kept')).length
    })
    expect(count).toBe(1)
    expect(await kept()).toEqual([{ document: 'new', count: 1 }])
    const failing = database.transaction('begin', async ask => {
      await ask('delete from kept')
      await ask('insert into kept values (1, 2, 3)')
    })
    expect(await failure(failing)).toContain('PostgreSQL says (42601)')
    expect(await kept()).toEqual([{ document: 'new', count: 1 }])
  })

  test('a connection that is lost in the middle leaves all as it was, and the next is another', async () => {
    const failing = database.transaction('begin', async ask => {
      await ask('delete from kept')
      const [own] = await ask<{ pid: number }>('select pg_backend_pid() as pid')
      await admin.query('select pg_terminate_backend($1, 5000)', [own?.pid])
      await ask("insert into kept values ('new', 1)")
    })
    expect(await failure(failing)).toMatch(
      /^(The connection to PostgreSQL was lost|PostgreSQL ended the connection)\.$/,
    )
    expect(await kept()).toEqual(old)
    await database.transaction('begin', ask => ask("insert into kept values ('old', 4)"))
    expect(await kept()).toEqual([{ document: 'old', count: 4 }])
  })

  test('a connection that was lost while nobody used it is replaced', async () => {
    const pid = (
      await database.transaction('begin', ask => ask<{ pid: number }>('select pg_backend_pid() as pid'))
    )[0]
    await admin.query('select pg_terminate_backend($1, 5000)', [pid?.pid])
    const again = async (): Promise<unknown> => database.transaction('begin', ask => ask('select 1 as one'))
    // The end of the old one may be on its way still: then one call fails with it.
    await again().catch(() => undefined)
    expect(await again()).toEqual([{ one: 1 }])
  })

  test('a statement may take so long and no longer', async () => {
    const hasty = openDatabase({ url: server.url, database: 'other', connections: 1, statementTimeout: 50 })
    const failing = hasty.transaction('begin', async ask => {
      await ask('delete from kept')
      await ask('select pg_sleep(20)')
    })
    expect(await failure(failing)).toBe('PostgreSQL took too long.')
    expect(await hasty.transaction('begin', ask => ask('select 1 as one'))).toEqual([{ one: 1 }])
    await hasty.close()
    expect(await kept()).toEqual(old)
  })

  test('what is given up ends here at once, and is cancelled there', async () => {
    const controller = new AbortController()
    const reason = new Error('given up')
    let pid: number | undefined
    let started = (): void => {}
    const sleeping = new Promise<void>(resolve => {
      started = resolve
    })
    const given = database.transaction(
      'begin',
      async ask => {
        await ask('delete from kept')
        const [own] = await ask<{ pid: number }>('select pg_backend_pid() as pid')
        const asleep = ask('select pg_sleep(25)')
        started()
        pid = own?.pid
        await asleep
      },
      controller.signal,
    )
    await sleeping
    controller.abort(reason)
    await expect(given).rejects.toBe(reason)
    const isAtWork = async () =>
      (await admin.query("select from pg_stat_activity where pid = $1 and state = 'active'", [pid]))
        .rowCount !== 0
    while (await isAtWork()) await new Promise(resolve => setTimeout(resolve, 10))
    expect(await kept()).toEqual(old)
    await expect(database.transaction('begin', async () => 1, controller.signal)).rejects.toBe(reason)
  })

  test('one that waits for a connection is given up likewise', async () => {
    const narrow = openDatabase({ url: server.url, database: 'other', connections: 1 })
    let end = (): void => {}
    const first = narrow.transaction(
      'begin',
      () =>
        new Promise<void>(resolve => {
          end = resolve
        }),
    )
    const controller = new AbortController()
    const second = narrow.transaction('begin', async () => 2, controller.signal)
    const third = narrow.transaction('begin', async () => 3, signal)
    controller.abort(new Error('given up'))
    await expect(second).rejects.toThrow('given up')
    await new Promise(resolve => setTimeout(resolve, 50))
    end()
    await first
    expect(await third).toBe(3)
    await narrow.close()
    await narrow.close()
    await expect(narrow.transaction('begin', async () => 4)).rejects.toThrow('The index is closed.')
  })
})
