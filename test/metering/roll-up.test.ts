import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'libsql'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { upgradeTables } from '../../src/metering/ledger-tables.ts'
import { createSketch } from '../../src/metering/quantile-sketch.ts'
import { createRollUp, MANY_METADATA, type RollUp } from '../../src/metering/roll-up.ts'

const HOUR = 3_600_000
const START = 1_700_000_000_000 - (1_700_000_000_000 % HOUR)

let folder: string
let db: Database.Database
let rollUp: RollUp
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'outcrop-'))
  const file = join(folder, 'ledger.db')
  db = new Database(file)
  db.exec('pragma journal_mode = wal; pragma synchronous = off')
  upgradeTables(db, file)
  db.defaultSafeIntegers(true)
  rollUp = createRollUp(db)
})
afterEach(async () => {
  db.close()
  await rm(folder, { recursive: true })
})

type Cell = string | number | bigint | null
const insert = (row: Record<string, Cell>) => {
  const whole: Record<string, Cell> = {
    at: START,
    request_id: 'r',
    account: '123456789012',
    region: 'us-east-1',
    principal: 'me',
    operation: 'Converse',
    model: 'm',
    backend: 'embedded',
    attempts: 1,
    latency: 100,
    outcome: 'ok',
    ...row,
  }
  const names = Object.keys(whole)
  db.prepare(`insert into usage (${names.join()}) values (${names.map(() => '?').join()})`).run(
    Object.values(whole),
  )
}
const all = (sql: string) => db.prepare(sql).all() as Record<string, unknown>[]
const moveAll = (before: number) => {
  const moved: number[] = []
  for (let count = rollUp(before); count > 0; count = rollUp(before)) moved.push(count)
  return moved
}

test('rows of an hour become one of their sums and sketches, whatever the batches', () => {
  for (let index = 0; index < 250; index++)
    insert({
      at: START + index,
      input: 10,
      output: index,
      reserved: 50,
      settled: index,
      cost: 7,
      latency: 100 + index,
    })
  insert({ at: START + HOUR })
  expect(moveAll(START + HOUR)).toEqual([100, 100, 50])
  const [hour, ...others] = all('select * from usage_hour')
  expect(others).toEqual([])
  expect(hour).toMatchObject({
    hour: BigInt(START),
    calls: 250n,
    attempts: 250n,
    input: 2_500n,
    output: BigInt((249 * 250) / 2),
    cache_read: null,
    reserving: 250n,
    reserved: 12_500n,
    settled: BigInt((249 * 250) / 2),
    // What settled above its reservation left nothing unused.
    unused: BigInt((50 * 51) / 2),
    held: 10_000n,
    dollars: 0n,
    picodollars: 1_750n,
    unpriced: 0n,
    first_token: null,
  })
  const latency = createSketch(new Uint8Array(hour?.latency as ArrayBuffer))
  expect(latency.count()).toBe(250)
  expect(Math.abs((latency.quantile(0.5) ?? 0) - 224)).toBeLessThanOrEqual(3)
  expect(createSketch(new Uint8Array(hour?.output_length as ArrayBuffer)).count()).toBe(250)
  expect(all('select * from usage')).toHaveLength(1)
})

test('what differs in more than numbers stays apart, and a session does not', () => {
  insert({ metadata: '{"team":"a"}', session: 's-1', turn: '1', step: '1' })
  insert({ metadata: '{"team":"a"}', session: 's-2', turn: '1', step: '1' })
  insert({ metadata: '{"team":"b"}' })
  insert({ outcome: 'ThrottlingException', backend: null })
  insert({ at: START - 1 })
  insert({ at: START + HOUR })
  moveAll(START + HOUR)
  expect(all('select hour, metadata, outcome, calls, unpriced from usage_hour order by id')).toMatchObject([
    { hour: BigInt(START - HOUR), metadata: null, calls: 1n },
    { metadata: '{"team":"a"}', calls: 2n, unpriced: 2n },
    { metadata: '{"team":"b"}', calls: 1n },
    { outcome: 'ThrottlingException', calls: 1n, unpriced: 0n },
  ])
})

test('rows that come late for their hour are added to it', () => {
  insert({ input: 1 })
  insert({ at: START + HOUR })
  moveAll(START + HOUR)
  insert({ input: 2, at: START + 5 })
  insert({ at: START + HOUR })
  moveAll(START + HOUR)
  expect(all('select calls, input from usage_hour')).toMatchObject([{ calls: 2n, input: 3n }])
})

test('an hour with a metadata value of its own for each call stays small', () => {
  for (let index = 0; index < 1_500; index++) insert({ metadata: `{"request":"${index}"}` })
  insert({ at: START + HOUR })
  moveAll(START + HOUR)
  expect(all('select count(*) as count, sum(calls) as calls from usage_hour')).toMatchObject([
    { count: 1_001n, calls: 1_500n },
  ])
  expect(all(`select calls from usage_hour where metadata = '${MANY_METADATA}'`)).toMatchObject([
    { calls: 500n },
  ])
})

test('the newest row stays, so that its number is not given again, and totals of what went are noted', () => {
  insert({ input: 3, output: 4, cost: 9n * 10n ** 17n, reserved: 5, settled: 6 })
  insert({ input: 3, output: 4, cost: 9n * 10n ** 17n + 1n })
  insert({ input: 1 })
  expect(moveAll(START + 10 * HOUR)).toEqual([2])
  expect(all('select id from usage')).toMatchObject([{ id: 3n }])
  expect(all('select * from usage_removed')).toMatchObject([
    { calls: 2n, input: 6n, output: 8n, reserved: 5n, settled: 6n, dollars: 1_800_000n, picodollars: 1n },
  ])
})

test('a batch that fails moves nothing', () => {
  insert({})
  insert({})
  db.exec("create trigger no before delete on usage begin select raise(abort, 'held'); end")
  expect(() => rollUp(START + HOUR)).toThrow('held')
  expect(all('select calls from usage_hour')).toEqual([])
  db.exec('drop trigger no')
  expect(moveAll(START + HOUR)).toEqual([1])
})
