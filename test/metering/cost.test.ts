import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadCatalogue } from '../../src/inference/catalogue.ts'
import { costOf, toDollars } from '../../src/metering/cost.ts'
import type { UsageTokens } from '../../src/metering/usage-record.ts'

const { find } = loadCatalogue()
const modelOf = (id: string) => {
  const model = find(id)
  if (model === undefined) throw new Error(`The catalogue lacks ${id}`)
  return model
}
const sonnet3 = modelOf('anthropic.claude-3-sonnet-20240229-v1:0')
const dollars = (model: ReturnType<typeof modelOf>, tokens: UsageTokens, geography?: string) => {
  const cost = costOf({ model, geography, tier: 'on-demand', tokens })
  return cost && Number(cost.picodollars) / 1e12
}

describe("the documents' sums on Claude 3 Sonnet (3 and 15 USD for a million)", () => {
  test.each([
    ['500 in, 200 out', { input: 500, output: 200 }, 1, 0.0045],
    ['100,000 such calls a day', { input: 500, output: 200 }, 100_000, 450],
    ['30 such days', { input: 500, output: 200 }, 3_000_000, 13_500],
    ['500 M tokens a month, 70 to 30', { input: 350_000_000, output: 150_000_000 }, 1, 3_300],
    ['187 in, 73 out', { input: 187, output: 73 }, 1, 0.001656],
  ])('%s', (_, tokens, calls, usd) => {
    expect((dollars(sonnet3, tokens) ?? 0) * calls).toBeCloseTo(usd, 6)
  })

  test('the triage call is under a ten-thousandth of a dollar where it is made: on Haiku', () => {
    const haiku = modelOf('anthropic.claude-3-haiku-20240307-v1:0')
    expect(dollars(haiku, { input: 42, output: 3 })).toBeLessThan(0.0001)
  })
})

test('every kind of token has its own price', () => {
  const haiku = modelOf('anthropic.claude-haiku-4-5-20251001-v1:0')
  const M = 1_000_000
  expect(dollars(haiku, { input: M }, 'global')).toBe(1)
  expect(dollars(haiku, { output: M }, 'global')).toBe(5)
  expect(dollars(haiku, { cacheRead: M }, 'global')).toBe(0.1)
  expect(dollars(haiku, { cacheWrite5m: M }, 'global')).toBe(1.25)
  expect(dollars(haiku, { cacheWrite1h: M }, 'global')).toBe(2)
  expect(dollars(haiku, { input: M }, 'us')).toBe(1.1)
  expect(dollars(modelOf('amazon.titan-embed-text-v2:0'), { embedding: M })).toBe(0.02)
  expect(dollars(modelOf('amazon.rerank-v1:0'), { searchUnits: 1_000 })).toBe(1)
})

test('a batch costs half, and the date of the list is told', () => {
  const tokens = { input: 1_000_000 }
  expect(costOf({ model: sonnet3, tier: 'batch', tokens })?.picodollars).toBe(1_500_000_000_000n)
  expect(costOf({ model: sonnet3, tier: 'batch', tokens })?.version).toMatch(/^20\d\d/)
})

test('what has no known price is unknown, and nothing taken costs nothing', () => {
  expect(costOf({ model: { provider: 'x' }, tier: 'on-demand', tokens: { input: 1 } })).toBeUndefined()
  expect(costOf({ model: sonnet3, tier: 'other', tokens: { input: 1 } })).toBeUndefined()
  expect(
    costOf({ model: sonnet3, geography: 'global', tier: 'on-demand', tokens: { input: 1 } }),
  ).toBeUndefined()
  expect(costOf({ model: sonnet3, tier: 'on-demand', tokens: {} })?.picodollars).toBe(0n)
})

test('sums are exact: many calls cost what one with all their tokens costs', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(100_000), { maxLength: 50 }), counts => {
      const each = counts.map(
        input => costOf({ model: sonnet3, tier: 'on-demand', tokens: { input } })?.picodollars ?? -1n,
      )
      const whole = costOf({
        model: sonnet3,
        tier: 'on-demand',
        tokens: { input: counts.reduce((sum, count) => sum + count, 0) },
      })
      expect(each.reduce((sum, cost) => sum + cost, 0n)).toBe(whole?.picodollars)
    }),
  )
})

test.each([
  [0n, '0.000000'],
  [4_500_000_000n, '0.004500'],
  [1n, '0.000000000001'],
  [-1_500_000_000_000n, '-1.500000'],
  [43_200_000_000_000_000n, '43200.000000'],
])('%s picodollars are %s', (picodollars, text) => {
  expect(toDollars(picodollars)).toBe(text)
})
