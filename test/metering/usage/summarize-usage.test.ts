import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { openLedgerFile } from '../../../src/metering/ledger-file.ts'
import { checkLedger } from '../../../src/metering/usage/check-ledger.ts'
import { type Dimension, findDimension } from '../../../src/metering/usage/dimensions.ts'
import { openLedgerReader } from '../../../src/metering/usage/ledger-reader.ts'
import { readOutputLengths } from '../../../src/metering/usage/output-lengths.ts'
import { readSpreads } from '../../../src/metering/usage/spreads.ts'
import { summarizeUsage, totalOf, usageSource } from '../../../src/metering/usage/summarize-usage.ts'
import { call, fillLedger, HOUR, START } from '../../support/fill-ledger.ts'

const by = (...names: string[]): Dimension[] =>
  names.map(name => {
    const dimension = findDimension(name)
    if (dimension === undefined) throw new Error(`${name} is no dimension`)
    return dimension
  })

test('adds up what is known, and leaves unknown what nobody knows', () => {
  using ledger = fillLedger([
    call({ tokens: { input: 1, output: 2, cacheRead: 3, cacheWrite5m: 4, cacheWrite1h: 5 } }),
    call({ tokens: { input: 10 }, reserved: 100, settled: 40 }),
    call({ tokens: {}, reserved: 10, settled: 60, outcome: 'ModelErrorException' }),
  ])
  expect(summarizeUsage(ledger.reader, [], {})).toEqual([
    {
      keys: [],
      calls: 3,
      failed: 1,
      input: 11,
      output: 2,
      cacheRead: 3,
      cacheWrite: 9,
      embedding: null,
      searchUnits: null,
      reserved: 110,
      settled: 100,
      unused: 60,
      cost: 15_000_000n,
      unpriced: 0,
    },
  ])
})

test('an unknown price is counted, but for calls that nothing answered', () => {
  const { cost, backend, ...unknown } = call()
  using ledger = fillLedger([
    call({ model: 'both' }),
    { ...unknown, model: 'both', backend: 'b' },
    { ...unknown, model: 'none' },
    { ...unknown, model: 'none', outcome: 'cancelled', backend: 'b' },
    { ...unknown, model: 'refused', outcome: 'ThrottlingException' },
  ])
  expect(summarizeUsage(ledger.reader, by('model'), {})).toMatchObject([
    { keys: ['both'], cost: 5_000_000n, unpriced: 1 },
    { keys: ['none'], cost: null, unpriced: 2 },
    { keys: ['refused'], cost: null, unpriced: 0 },
  ])
})

test('money is exact beyond 64 bits', () => {
  const most = 2n ** 63n - 1n
  using ledger = fillLedger([call({ cost: most }), call({ cost: most }), call({ cost: most })])
  const rows = summarizeUsage(ledger.reader, [], {})
  expect(rows[0]?.cost).toBe(3n * most)
  expect(totalOf([...rows, ...rows]).cost).toBe(6n * most)
})

test('rows come by cost, by time, or as sessions went on', () => {
  const keys = (records: Parameters<typeof fillLedger>[0], ...names: string[]) => {
    using ledger = fillLedger(records)
    return summarizeUsage(ledger.reader, by(...names), {}).map(row => row.keys.join(' '))
  }
  const records = [
    call({ at: START + 5, model: 'a', session: 'z', turn: '9', step: '10', cost: 1n }),
    call({ at: START + 6, model: 'b', session: 'z', turn: '9', step: '2', cost: 3n }),
    call({ at: START + 7, model: 'a', session: 'a', turn: '1', step: '1', cost: 1n }),
    call({ at: START + 8, model: 'a', session: 'z', turn: '1', step: '1', cost: 0n }),
    call({ at: START + HOUR, model: 'a', session: 'a', turn: '1', step: '2', cost: 0n }),
  ]
  expect(keys(records, 'model')).toEqual(['b', 'a'])
  expect(keys(records, 'hour')).toEqual(['2026-10-01 00:00', '2026-10-01 01:00'])
  expect(keys(records, 'model', 'hour')).toEqual([
    'a 2026-10-01 00:00',
    'a 2026-10-01 01:00',
    'b 2026-10-01 00:00',
  ])
  expect(keys(records, 'session', 'turn', 'step')).toEqual(['z 9 10', 'z 9 2', 'z 1 1', 'a 1 1', 'a 1 2'])
})

test('nothing is no row, and the total of nothing is nothing', () => {
  using ledger = fillLedger([])
  expect(summarizeUsage(ledger.reader, [], {})).toEqual([])
  expect(summarizeUsage(ledger.reader, by('model'), {})).toEqual([])
  expect(totalOf([])).toMatchObject({ calls: 0, input: null, cost: null, unpriced: 0 })
})

test('a file without hours is not asked for them', () => {
  expect(usageSource({ hasHours: false }, {}).sql).not.toContain('usage_hour')
  expect(usageSource({ hasHours: true }, { since: 1 }).parameters).toEqual([1, 1])
})

test('a month reads the same whether it is rolled up or not', () => {
  const home = mkdtempSync(join(tmpdir(), 'outcrop-month-'))
  const script = resolve(import.meta.dirname, '../../../scripts/fill-ledger.js')
  execFileSync(process.execPath, [script, home, '--calls', '8000', '--seed', '7'])
  const file = join(home, 'ledger.db')
  const read = () => {
    const reader = openLedgerReader(file)
    const groups = ['model', 'metadata.feature,outcome', 'day', 'variant,principal', 'hour-of-day,backend']
    const whole = {
      sums: groups.map(names => summarizeUsage(reader, by(...names.split(',')), {})),
      part: summarizeUsage(reader, by('operation'), {
        since: Date.parse('2026-10-09'),
        until: Date.parse('2026-10-19'),
      }),
      percentiles: (['latency', 'first_token'] as const).map(spread =>
        readSpreads(reader, spread, by('model', 'day'), {}).map(({ keys, sketch }) => [
          keys,
          sketch.entries(),
        ]),
      ),
      lengths: readOutputLengths(reader, by('model'), {}),
    }
    const checks = checkLedger(reader)
    reader.close()
    expect(checks.filter(({ isGood }) => !isGood)).toEqual([])
    return whole
  }
  const before = read()
  expect(before.sums[0]?.length).toBeGreaterThan(5)
  const ledger = openLedgerFile(file, 'process')
  let moved = 0
  for (let count = -1; count !== 0; moved += count) count = ledger.rollUp(Date.parse('2026-10-22'))
  ledger.close()
  expect(moved).toBeGreaterThan(4_000)
  expect(read()).toEqual(before)
  rmSync(home, { recursive: true })
})
