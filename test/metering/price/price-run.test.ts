import { describe, expect, test } from 'vitest'
import { loadCatalogue } from '../../../src/inference/catalogue.ts'
import { toDollars } from '../../../src/metering/cost.ts'
import { findPricedModel } from '../../../src/metering/price/find-priced-model.ts'
import { priceRun, type Tier } from '../../../src/metering/price/price-run.ts'
import type { UsageTokens } from '../../../src/metering/usage-record.ts'

const catalogue = loadCatalogue()
const SONNET = 'anthropic.claude-3-sonnet-20240229-v1:0'
const run = (id: string, tokens: UsageTokens, calls = 1, tier: Tier = 'default') =>
  priceRun(findPricedModel(catalogue, id), tier, [{ tokens, calls }])
const dollars = (...asked: Parameters<typeof run>) => {
  const { cost } = run(...asked)
  return cost === undefined ? undefined : toDollars(cost)
}

describe('the sums of the documents, in their currency to the last place', () => {
  test.each<[string, UsageTokens, number, string]>([
    ['a call of 500 and 200', { input: 500, output: 200 }, 1, '0.004500'],
    ['100,000 of them a day', { input: 500, output: 200 }, 100_000, '450.000000'],
    ['30 days of that', { input: 500, output: 200 }, 3_000_000, '13500.000000'],
    ['500 M tokens, 70 to 30', { input: 350_000_000, output: 150_000_000 }, 1, '3300.000000'],
    ['the summary of 187 and 73', { input: 187, output: 73 }, 1, '0.001656'],
  ])('%s', (_, tokens, calls, sum) => {
    expect(dollars(SONNET, tokens, calls)).toBe(sum)
  })

  test('the triage call is under a ten-thousandth', () => {
    expect(Number(dollars('anthropic.claude-3-haiku-20240307-v1:0', { input: 42, output: 3 }))).toBeLessThan(
      1e-4,
    )
  })
})

test('a batch costs half, and caches have their own prices', () => {
  expect(dollars(SONNET, { input: 1_000_000 }, 1, 'batch')).toBe('1.500000')
  expect(dollars('amazon.nova-pro-v1:0', { input: 1_000, cacheRead: 1_000_000 })).toBe('0.200800')
})

test('groups add up, in tokens and in money', () => {
  const priced = findPricedModel(catalogue, SONNET)
  expect(
    priceRun(priced, 'default', [
      { tokens: { input: 10, output: 1 }, calls: 2 },
      { tokens: { input: 5 }, calls: 3 },
    ]),
  ).toEqual({
    name: SONNET,
    calls: 5,
    tokens: { input: 35, output: 2 },
    cost: 35n * 3_000_000n + 2n * 15_000_000n,
    version: expect.stringMatching(/^20/),
  })
})

test.each<[string, UsageTokens, Tier, string]>([
  ['anthropic.claude-sonnet-5-5', { input: 1 }, 'default', 'no price list has it'],
  [SONNET, { input: 1 }, 'flex', 'no price is published for the tier flex'],
  [
    'anthropic.claude-haiku-4-5-20251001-v1:0',
    { input: 1 },
    'default',
    'priced by its profiles only, such as --profile us (there are au, eu, global, jp, us)',
  ],
  [
    'global.amazon.nova-2-lite-v1:0',
    { input: 1 },
    'default',
    'no price list has it by a profile of global; its own ID has a price',
  ],
  [SONNET, { input: 1, cacheRead: 5 }, 'default', 'no price is known for cache reads'],
  ['amazon.rerank-v1:0', { input: 1 }, 'default', 'not all of its prices are known'],
])('what is unknown says why: %s %o %s', (id, tokens, tier, reason) => {
  expect(run(id, tokens, 1, tier)).toMatchObject({ cost: undefined, reason })
})
