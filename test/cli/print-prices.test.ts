import { expect, test } from 'vitest'
import { type PriceLayout, printPrices } from '../../src/cli/print-prices.ts'

const cheap = {
  name: 'cheap',
  calls: 1,
  tokens: { input: 500, output: 200 },
  cost: 45_500_000n,
  version: '2026-07',
}
const dear = {
  name: 'dear',
  calls: 1,
  tokens: { input: 500, output: 200 },
  cost: 4_500_000_000n,
  version: '2024',
}
const unknown = {
  name: 'unpriced',
  calls: 1,
  tokens: { input: 500 },
  cost: undefined,
  reason: 'no price list has it',
}
const layout: PriceLayout = { calls: undefined, days: undefined, units: undefined, format: 'table' }

test('the cheapest first, the unknown last with its reason', () => {
  expect(printPrices([unknown, dear, cheap], layout).split('\n')).toEqual([
    'model     calls  input a call  output a call  USD a call  times',
    '────────  ─────  ────────────  ─────────────  ──────────  ─────',
    'cheap         1           500            200   0.0000455    1.0',
    'dear          1           500            200   0.0045000   98.9',
    'unpriced      1           500                    unknown',
    '',
    'By public price lists of 2024, 2026-07; not a bill.',
    'unpriced: no price list has it.',
    '',
  ])
})

test('calls of days', () => {
  const run = { ...dear, calls: 100_000, cost: dear.cost * 100_000n, tokens: { input: 500 * 100_000 } }
  expect(printPrices([run], { ...layout, calls: 100_000, days: 30 })).toMatch(
    /USD a day {2}USD in 30 days\n.*\ndear +100,000 +500 +0\.004500 +450\.0000 +13,500\.0000\n/,
  )
})

test('a sample is scaled to the calls of the run', () => {
  const sample = { ...dear, calls: 3, cost: 10n, tokens: { input: 30, output: 6 } }
  expect(JSON.parse(printPrices([sample], { ...layout, calls: 3_000_000, format: 'json' }))).toMatchObject({
    runs: [{ calls: 3_000_000, costUsd: '0.000010', tokensOfCalls: 3 }],
  })
  expect(printPrices([sample], { ...layout, calls: 3_000_000 })).toMatch(/dear +3,000,000 +10 +2 /)
})

test('units, alone and with their break-even', () => {
  const units = { units: 1, hours: 720, price: 60, cost: 43_200_000_000_000_000n }
  expect(printPrices([], { ...layout, units })).toBe(
    '1 model unit at 60 USD an hour for 720 hours: 43,200.0000 USD.\n',
  )
  const text = printPrices([dear], { ...layout, units })
  expect(text).toMatch(/break-even calls\n.*\ndear .* 9,600,000\n/)
  expect(text).toContain('calls of another size have another one')
  expect(JSON.parse(printPrices([dear], { ...layout, units, format: 'json' }))).toMatchObject({
    runs: [{ breakEvenCalls: 9_600_000 }],
    units: { costUsd: '43200.000000' },
  })
})

test('CSV has the exact sums', () => {
  expect(printPrices([dear, unknown], { ...layout, days: 2, format: 'csv' })).toBe(
    'model,calls,costUsd,totalUsd,priceVersion,reason\r\ndear,1,0.004500,0.009000,2024,\r\nunpriced,1,,,,no price list has it\r\n',
  )
})
