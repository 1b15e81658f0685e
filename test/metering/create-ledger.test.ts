import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import * as sources from '../../src/metering/create-ledger.ts'
import type { UsageRecord } from '../../src/metering/usage-record.ts'

const built: typeof sources = await import(
  pathToFileURL(resolve(import.meta.dirname, '../../dist/metering/create-ledger.js')).href
)

const DAY = 86_400_000

const usage = (requestId: string): UsageRecord => ({
  at: 1_700_000_000_000,
  requestId,
  account: '123456789012',
  region: 'us-east-1',
  principal: 'arn:aws:iam::123456789012:user/me',
  operation: 'Converse',
  model: 'amazon.nova-lite-v1:0',
  attempts: 1,
  tokens: { input: 3, output: 4 },
  latency: 12,
  outcome: 'ok',
  cost: 5n,
})

describe.each([
  ['here', sources],
  ['in a thread', built],
])('%s', (_, { createLedger }) => {
  let folder: string
  let file: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'outcrop-'))
    file = join(folder, 'ledger.db')
  })
  afterEach(() => rm(folder, { recursive: true }))

  test('tells how many are kept, how many are not, and how far it is behind', async () => {
    const ledger = await createLedger({ file, durability: 'process' })
    const read = () =>
      Object.fromEntries(ledger.metrics().map(({ name, samples }) => [name, samples[0]?.value]))
    const recorded = [ledger.record(usage('one')), ledger.record(usage('two')), ledger.record(usage('three'))]
    expect(read()).toMatchObject({ outcrop_ledger_records_total: 0, outcrop_ledger_waiting: 3 })
    await new Promise(resolve => setTimeout(resolve, 2))
    await Promise.all(recorded)
    expect(read()).toMatchObject({
      outcrop_ledger_records_total: 3,
      outcrop_ledger_waiting: 0,
      outcrop_ledger_failures_total: 0,
      outcrop_ledger_lag_seconds: 0,
    })
    await ledger.close()
  })

  test('what was recorded is there at once, and after it was closed', async () => {
    const ledger = await createLedger({ file, durability: 'process' })
    await ledger.record(usage('one'))
    const sql = 'select request_id, input + output as tokens, cost from usage where request_id = ?'
    const rows = [{ request_id: 'one', tokens: 7, cost: 5 }]
    expect(await ledger.query(sql, ['one'])).toEqual(rows)
    await ledger.close()
    const again = await createLedger({ file, durability: 'disk' })
    expect(await again.query(sql, ['one'])).toEqual(rows)
    await again.close()
  })

  test('many at once are all kept, once each', async () => {
    const ledger = await createLedger({ file, durability: 'process' })
    const ids = Array.from({ length: 5_000 }, (_, index) => `r-${index}`)
    await Promise.all(ids.map(id => ledger.record(usage(id))))
    const rows = await ledger.query(
      'select count(*) as all_rows, count(distinct request_id) as ids from usage',
    )
    expect(rows).toEqual([{ all_rows: 5_000, ids: 5_000 }])
    await ledger.close()
  })

  test('closing waits for what is being written', async () => {
    const ledger = await createLedger({ file, durability: 'process' })
    const recorded = Promise.all(Array.from({ length: 500 }, (_, index) => ledger.record(usage(`${index}`))))
    await ledger.close()
    await recorded
    const again = await createLedger({ file, durability: 'process' })
    expect(await again.query('select count(*) as count from usage')).toEqual([{ count: 500 }])
    await again.close()
  })

  test('a record that cannot be kept fails its call, and the next is kept', async () => {
    const ledger = await createLedger({ file, durability: 'process' })
    const broken = { ...usage('x'), operation: undefined } as unknown as UsageRecord
    await expect(ledger.record(broken)).rejects.toMatchObject({
      name: 'ServiceUnavailableException',
      hint: expect.stringContaining('could not be kept'),
    })
    await ledger.record(usage('next'))
    await ledger.close()
  })

  test('a wrong question fails alone', async () => {
    const ledger = await createLedger({ file, durability: 'process' })
    await expect(ledger.query('select 1 from nowhere')).rejects.toThrow('nowhere')
    await expect(ledger.query('delete from usage')).rejects.toThrow('only read')
    await ledger.record(usage('next'))
    await ledger.close()
  })

  test('what is older than it is kept goes into its hour while new calls are recorded', async () => {
    const old = await createLedger({ file, durability: 'process' })
    await Promise.all(Array.from({ length: 1_000 }, (_, index) => old.record(usage(`old-${index}`))))
    await old.close()
    const now = usage('').at + 11 * DAY
    const failures: unknown[] = []
    const failed = (error: unknown) => failures.push(error)
    const ledger = await createLedger({
      file,
      durability: 'process',
      retention: { days: 10, clock: { now: () => now }, failed },
    })
    const fresh = Array.from({ length: 300 }, (_, index) => ({ ...usage(`new-${index}`), at: now }))
    await Promise.all(fresh.map(ledger.record))
    const count = async (sql: string) => (await ledger.query(sql))[0]?.count
    await vi.waitUntil(async () => (await count('select count(*) as count from usage')) === 300)
    expect(await count('select sum(calls) as count from usage_hour')).toBe(1_000)
    expect(await count("select count(*) as count from usage where request_id like 'new-%'")).toBe(300)
    await ledger.close()
    expect(failures).toEqual([])
  })

  test('a file that is no ledger is told at start', async () => {
    await writeFile(file, 'no database, but long enough to be taken for one '.repeat(100))
    await expect(createLedger({ file, durability: 'process' })).rejects.toThrow(/not a database/)
  })
})
