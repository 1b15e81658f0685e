import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import Database from 'libsql'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readTablesVersion, tablesVersion, upgradeTables } from '../../src/metering/ledger-tables.ts'
import { versionOne } from '../support/ledger-version-one.ts'

let folder: string
let file: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'outcrop-'))
  file = join(folder, 'ledger.db')
})
afterEach(() => rm(folder, { recursive: true }))

test('a file of version 1 keeps its rows and gets what came later', () => {
  const db = new Database(file)
  db.exec(versionOne)
  const row = db.prepare('select * from usage').get()
  upgradeTables(db, file)
  expect(readTablesVersion(db, file)).toBe(tablesVersion)
  expect({ ...(db.prepare('select * from usage').get() as object), _metadata: 0 }).toEqual({
    ...(row as object),
    _metadata: 0,
  })
  expect(db.prepare('select count(*) as count from usage_hour').get()).toMatchObject({ count: 0 })
  expect(db.prepare('select id, calls from usage_removed').get()).toMatchObject({ id: 1, calls: 0 })
  db.close()
})

test('an upgraded file has the same tables as a new one', () => {
  const tables = (db: Database.Database) =>
    db
      .prepare(
        "select name, replace(sql, ' ', '') as sql from sqlite_master where sql is not null order by name",
      )
      .raw()
      .all()
  const old = new Database(file)
  old.exec(versionOne)
  upgradeTables(old, file)
  const fresh = new Database(':memory:')
  upgradeTables(fresh, ':memory:')
  expect(tables(old)).toEqual(tables(fresh))
  old.close()
  fresh.close()
})

test('a newer file is refused and left as it is', () => {
  const db = new Database(file)
  db.exec('pragma user_version = 99')
  expect(() => upgradeTables(db, file)).toThrow(
    `${file} was written by a newer Outcrop (version 99 of its tables; this one knows ${tablesVersion}).`,
  )
  expect(db.prepare('select count(*) as count from sqlite_master').get()).toMatchObject({ count: 0 })
  db.close()
})

test('an upgrade that fails changes nothing', () => {
  const db = new Database(file)
  db.exec(`${versionOne} create table usage_removed (other text)`)
  expect(() => upgradeTables(db, file)).toThrow('usage_removed')
  expect(readTablesVersion(db, file)).toBe(1)
  expect(db.prepare("select name from sqlite_master where name = 'usage_hour'").get()).toBeUndefined()
  db.close()
})

test('processes that open a new file at the same moment all can', async () => {
  const module = pathToFileURL(resolve(import.meta.dirname, '../../dist/metering/ledger-file.js')).href
  const open = `const { openLedgerFile } = await import('${module}')
    while (Date.now() < ${Date.now() + 1_500});
    const ledger = openLedgerFile('${file}', 'process')
    console.log(ledger.read('select count(*) as count from usage_removed', [])[0].count)
    ledger.close()`
  const run = promisify(execFile)
  const outputs = await Promise.all(
    Array.from({ length: 6 }, () => run(process.execPath, ['--input-type=module', '--eval', open])),
  )
  expect(outputs.map(({ stdout }) => stdout.trim())).toEqual(Array(6).fill('1'))
})
