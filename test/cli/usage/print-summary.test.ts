import { expect, test } from 'vitest'
import { limit, printSessions, printSummary, tellHidden } from '../../../src/cli/usage/print-summary.ts'
import { findDimension } from '../../../src/metering/usage/dimensions.ts'
import type { UsageRow } from '../../../src/metering/usage/summarize-usage.ts'

const by = [findDimension('model') ?? []].flat()
const all = { limit: 0, newestLast: false }
const row = (key: string | null, more: Partial<UsageRow> = {}): UsageRow => ({
  keys: [key],
  calls: 1,
  failed: 0,
  input: null,
  output: null,
  cacheRead: null,
  cacheWrite: null,
  embedding: null,
  searchUnits: null,
  reserved: null,
  settled: null,
  unused: null,
  cost: null,
  unpriced: 0,
  ...more,
})
const rows = [
  row('a', {
    calls: 1_200,
    input: 10,
    reserved: 100,
    settled: 30,
    unused: 70,
    cost: 1_500_000_000_000n,
    unpriced: 3,
  }),
  row(null, { failed: 1, unpriced: 2 }),
  row('c'),
]

test('a table has the columns that say something, what is partly known, and a total', () => {
  expect(printSummary(rows, by, 'table', all).split('\n')).toEqual([
    'model   calls  failed  input  reserved  settled  unused      USD',
    '──────  ─────  ──────  ─────  ────────  ───────  ──────  ───────  ─────────────────',
    'a       1,200       0     10       100       30  70.0 %   1.5000  + 3 without price',
    '(none)      1       1                                    unknown',
    'c           1       0',
    '──────  ─────  ──────  ─────  ────────  ───────  ──────  ───────  ─────────────────',
    'total   1,202       1     10       100       30  70.0 %   1.5000  + 5 without price',
    '',
  ])
})

test('where every price is known there is no word of it', () => {
  const table = printSummary([row('a', { cost: 0n })], by, 'table', all)
  expect(table).toContain('0.0000')
  expect(table).not.toContain('without price')
})

test('JSON and CSV have every column, exact money, and null for the unknown', () => {
  expect(JSON.parse(printSummary(rows, by, 'json', all))).toMatchObject([
    { model: 'a', calls: 1_200, output: null, unused: 70, costUsd: '1.500000', unpriced: 3 },
    { model: null, costUsd: null, unpriced: 2 },
    { model: 'c', costUsd: null, unpriced: 0 },
  ])
  expect(printSummary(rows, by, 'csv', all).split('\r\n').slice(0, 2)).toEqual([
    'model,calls,failed,input,output,cacheRead,cacheWrite,embedding,searchUnits,reserved,settled,unused,costUsd,unpriced',
    'a,1200,0,10,,,,,,100,30,70,1.500000,3',
  ])
})

test('a limit keeps the first, or the newest, counts all in the total, and tells', () => {
  const table = printSummary(rows, by, 'table', { limit: 1, newestLast: false })
  expect(table).toContain('1,202')
  expect(table).toMatch(/1 of 3 rows are shown; --limit 0 shows all\.\n$/)
  expect(limit([1, 2, 3], { limit: 2, newestLast: true })).toEqual([2, 3])
  expect(limit([1, 2, 3], { limit: 2, newestLast: false })).toEqual([1, 2])
  expect(tellHidden(3, 3)).toBe('')
})

test('nothing is said to be nothing', () => {
  expect(printSummary([], by, 'table', all)).toBe('No calls.\n')
  expect(printSummary([], by, 'json', all)).toBe('[]\n')
})

test('sessions with what they took for each token that was seen', () => {
  const table = printSessions(
    [
      { session: 's', turns: 1, calls: 2, tokens: 3_000, visible: 100 },
      { session: 't', turns: 1, calls: 1, tokens: 5, visible: 0 },
    ],
    all,
  )
  expect(table).toMatch(/s +1 +2 +3,000 +100 +30\.0 x\n/)
  expect(table).toMatch(/t +1 +1 +5 +0 +none visible\n/)
})
