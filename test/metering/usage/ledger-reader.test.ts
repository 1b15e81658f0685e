import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'libsql'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openLedgerFile } from '../../../src/metering/ledger-file.ts'
import { LedgerError, openLedgerReader } from '../../../src/metering/usage/ledger-reader.ts'
import { summarizeUsage } from '../../../src/metering/usage/summarize-usage.ts'
import { call, fillLedger } from '../../support/fill-ledger.ts'
import { versionOne } from '../../support/ledger-version-one.ts'

let folder: string
let file: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'outcrop-'))
  file = join(folder, 'ledger.db')
})
afterEach(() => rm(folder, { recursive: true }))

test('reads beside the one that writes, and sees one moment', () => {
  const ledger = openLedgerFile(file, 'process')
  ledger.write([call(), call()])
  const reader = openLedgerReader(file)
  const count = () => [...reader.rows('select count(*) from usage')]
  expect(count()).toEqual([[2]])
  ledger.write([call()])
  expect(count()).toEqual([[2]])
  reader.close()
  const again = openLedgerReader(file)
  expect([...again.rows('select count(*) from usage')]).toEqual([[3]])
  again.close()
  ledger.close()
})

test('cannot write, whatever it is asked', () => {
  using ledger = fillLedger([call()])
  expect(() => [...ledger.reader.rows('delete from usage returning id')]).toThrow('readonly')
})

test('small numbers are numbers, and money that is more stays exact', () => {
  using ledger = fillLedger([call({ cost: 2n ** 60n })])
  expect([...ledger.reader.rows('select attempts, cost, step, ? from usage', ['a'])]).toEqual([
    [1, 2n ** 60n, null, 'a'],
  ])
})

test('a file of version 1 is read as it is', () => {
  const db = new Database(file)
  db.exec(versionOne)
  db.close()
  const reader = openLedgerReader(file)
  expect(reader.hasHours).toBe(false)
  expect(summarizeUsage(reader, [], {})).toMatchObject([{ calls: 1, input: 3, output: 4, cost: 5n }])
  reader.close()
})

test('what cannot be read is told with what to do', async () => {
  const refusal = () => {
    try {
      openLedgerReader(file).close()
    } catch (error) {
      expect(error).toBeInstanceOf(LedgerError)
      return (error as Error).message
    }
    return 'read'
  }
  expect(refusal()).toBe(
    `There is no ledger at ${file}: start the server once with this home, or name its home with --home.`,
  )
  await writeFile(file, 'no database, but long enough to be taken for one '.repeat(100))
  expect(refusal()).toMatch(/is no ledger of Outcrop \(.*not a database.*\): name its home with --home\.$/)
  await rm(file)
  const db = new Database(file)
  db.exec('create table other (a)')
  expect(refusal()).toBe(`${file} is no ledger of Outcrop: name its home with --home.`)
  db.exec('pragma user_version = 99')
  db.close()
  expect(refusal()).toMatch(/written by a newer Outcrop \(version 99 .*\)\. Read it with that version\.$/)
})
