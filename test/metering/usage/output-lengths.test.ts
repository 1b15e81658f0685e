import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createSketch } from '../../../src/metering/quantile-sketch.ts'
import { findDimension } from '../../../src/metering/usage/dimensions.ts'
import { readOutputLengths, roundUp, toLengths } from '../../../src/metering/usage/output-lengths.ts'
import { call, fillLedger } from '../../support/fill-ledger.ts'

const lengthsOf = (values: readonly number[], held = { calls: 0, reserved: 0, held: 0 }) => {
  const sketch = createSketch()
  for (const value of values) sketch.add(value)
  return toLengths(['m'], sketch, held)
}
/** Evenly from 1 to 100. */
const even = (count: number) => Array.from({ length: count }, (_, index) => 1 + (index % 100))

describe('the suggestion', () => {
  test('covers 99.9 % of a thousand answers and more', () => {
    const values = [...even(2_000), 300, 350, 5_000]
    expect(lengthsOf(values).advice).toEqual({ kind: 'suggested', maxTokens: 400, covers: 0.999, longer: 1 })
  })

  test('covers 99 % of a hundred, and of fewer there is none', () => {
    expect(lengthsOf(even(100)).advice).toMatchObject({ kind: 'suggested', covers: 0.99 })
    expect(lengthsOf(even(99)).advice).toEqual({ kind: 'too few', needed: 100 })
  })

  test('is never below what it says it covers', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20_000), { minLength: 100, maxLength: 400 }), values => {
        const { advice } = lengthsOf(values)
        if (advice.kind !== 'suggested') return
        const fitting = values.filter(value => value <= advice.maxTokens).length
        expect(fitting / values.length).toBeGreaterThanOrEqual(0.99)
      }),
    )
  })

  test('is none where a limit has ended the answers', () => {
    const values = [...Array.from({ length: 480 }, (_, index) => 20 + index), ...Array(60).fill(512)]
    expect(lengthsOf(values).advice).toEqual({
      kind: 'cut off',
      at: 512,
      share: expect.closeTo(0.12, 1),
    })
  })

  test('is there for answers of a word, which are all as long', () => {
    expect(lengthsOf(Array(1_000).fill(4)).advice).toMatchObject({
      kind: 'suggested',
      maxTokens: 10,
      longer: 0,
    })
  })

  test('tells what is held and what it would free', () => {
    const advice = lengthsOf(even(1_000), { calls: 1_000, reserved: 4_600_000, held: 4_096_000 }).advice
    expect(advice).toEqual({
      kind: 'suggested',
      maxTokens: 100,
      covers: 0.999,
      longer: 0,
      held: 4_096,
      reserved: 4_600_000,
      freed: 4_096_000 - 100_000,
    })
    expect(lengthsOf(even(1_000), { calls: 1_000, reserved: 90_000, held: 50_000 }).advice).toMatchObject({
      freed: 0,
    })
  })
})

test('bins are of one round width, and hold every answer once', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(9_000), { minLength: 1, maxLength: 500 }), values => {
      const { bins } = lengthsOf(values)
      expect(bins.reduce((sum, bin) => sum + bin.answers, 0)).toBe(values.length)
      expect(bins.length).toBeLessThanOrEqual(16)
      const widths = bins.flatMap(({ from, to }) => (to === undefined ? [] : [to - from + 1]))
      expect(new Set(widths).size).toBe(1)
    }),
  )
})

test('small lengths stand in the right bins', () => {
  expect(lengthsOf([0, 1, 1, 2, 3, 20]).bins).toEqual([
    { from: 0, to: 1, answers: 3 },
    { from: 2, to: 3, answers: 2 },
    ...[4, 6, 8, 10, 12, 14, 16, 18].map(from => ({ from, to: from + 1, answers: 0 })),
    { from: 20, to: 21, answers: 1 },
  ])
})

test.each([
  [0, 10],
  [10, 10],
  [11, 12],
  [121, 150],
  [801, 1_000],
  [4_097, 5_000],
])('%s rounded up is %s', (value, rounded) => {
  expect(roundUp(value)).toBe(rounded)
})

test('of answered calls of each group, with what they held beside their input', () => {
  const answers = Array.from({ length: 1_000 }, (_, index) =>
    call({
      model: 'a',
      tokens: { input: 30, output: 1 + (index % 9), cacheWrite5m: 10 },
      reserved: 1_040,
      settled: 45,
    }),
  )
  using ledger = fillLedger([
    ...answers,
    call({ model: 'a', outcome: 'ServiceUnavailableException', tokens: {}, reserved: 9_999, settled: 0 }),
    call({ model: 'a', tokens: { input: 5_000, output: 5 }, reserved: 0, settled: 0 }),
    call({ model: 'b', tokens: { embedding: 3 } }),
  ])
  const model = findDimension('model')
  expect(readOutputLengths(ledger.reader, [model ?? []].flat(), {})).toMatchObject([
    {
      keys: ['a'],
      answers: 1_001,
      p50: 5,
      longest: 9,
      advice: { maxTokens: 10, held: 1_000, reserved: 1_040_000, freed: 990_000 },
    },
  ])
})
