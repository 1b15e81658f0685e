import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'libsql'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openLedgerFile } from '../../src/metering/ledger-file.ts'
import type { UsageRecord } from '../../src/metering/usage-record.ts'

let folder: string
let file: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'outcrop-'))
  file = join(folder, 'ledger.db')
})
afterEach(() => rm(folder, { recursive: true }))

const least: UsageRecord = {
  at: 1_700_000_000_000,
  requestId: 'r-1',
  account: '123456789012',
  region: 'us-east-1',
  principal: 'arn:aws:iam::123456789012:user/me',
  operation: 'Converse',
  model: 'amazon.nova-lite-v1:0',
  attempts: 1,
  tokens: {},
  latency: 12,
  outcome: 'ok',
}
const whole: UsageRecord = {
  ...least,
  requestId: 'r-2',
  profile: 'us.amazon.nova-lite-v1:0',
  applicationProfile: 'arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abc',
  alias: 'support',
  backend: 'embedded',
  tokens: {
    input: 1,
    output: 2,
    cacheRead: 3,
    cacheWrite5m: 4,
    cacheWrite1h: 5,
    embedding: 6,
    searchUnits: 7,
  },
  reserved: 8,
  settled: 9,
  firstToken: 10,
  cost: 2n ** 60n,
  priceVersion: '2026-07',
  session: 's',
  turn: 't',
  step: 'u',
  metadata: { team: 'a' },
}

test('keeps every member, and what is unknown as unknown', () => {
  const ledger = openLedgerFile(file, 'process')
  ledger.write([least, whole])
  ledger.close()
  const again = openLedgerFile(file, 'disk')
  const [first, second] = again.read('select * from usage order by id', [])
  expect(first).toMatchObject({ request_id: 'r-1', input: null, cost: null, metadata: null })
  expect(second).toEqual({
    id: 2,
    at: whole.at,
    request_id: 'r-2',
    account: '123456789012',
    region: 'us-east-1',
    principal: whole.principal,
    operation: 'Converse',
    model: 'amazon.nova-lite-v1:0',
    profile: 'us.amazon.nova-lite-v1:0',
    application_profile: whole.applicationProfile,
    alias: 'support',
    backend: 'embedded',
    attempts: 1,
    input: 1,
    output: 2,
    cache_read: 3,
    cache_write_5m: 4,
    cache_write_1h: 5,
    embedding: 6,
    search_units: 7,
    reserved: 8,
    settled: 9,
    latency: 12,
    first_token: 10,
    outcome: 'ok',
    cost: 2n ** 60n,
    price_version: '2026-07',
    session: 's',
    turn: 't',
    step: 'u',
    metadata: '{"team":"a"}',
  })
  again.close()
})

test('all records of a write or none', () => {
  const ledger = openLedgerFile(file, 'process')
  const broken = { ...least, requestId: undefined } as unknown as UsageRecord
  expect(() => ledger.write([least, broken])).toThrow()
  ledger.write([least])
  expect(ledger.read('select count(*) as count from usage', [])).toEqual([{ count: 1 }])
  ledger.close()
})

test('a question cannot write', () => {
  const ledger = openLedgerFile(file, 'process')
  expect(() => ledger.read('delete from usage', [])).toThrow('only read')
  ledger.close()
})

test('a file of a newer Outcrop is refused and left alone', () => {
  openLedgerFile(file, 'process').close()
  const db = new Database(file)
  db.exec('pragma user_version = 99')
  db.close()
  expect(() => openLedgerFile(file, 'process')).toThrow(/written by a newer Outcrop \(version 99/)
})
