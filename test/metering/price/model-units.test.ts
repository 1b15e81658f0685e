import { expect, test } from 'vitest'
import { toDollars } from '../../../src/metering/cost.ts'
import {
  breakEven,
  costOfUnits,
  EXAMPLE_UNIT_PRICE,
  MONTH_HOURS,
} from '../../../src/metering/price/model-units.ts'

test('a unit at 60 USD an hour is 43,200 for a month of 720 hours', () => {
  const month = costOfUnits({ units: 1, hours: MONTH_HOURS, price: EXAMPLE_UNIT_PRICE })
  expect(toDollars(month)).toBe('43200.000000')
  expect(toDollars(costOfUnits({ units: 3, hours: 1, price: 39.6 }))).toBe('118.800000')
})

test('the break-even follows the mix: dearer calls need fewer', () => {
  const month = costOfUnits({ units: 1, hours: 720, price: 60 })
  const call = (picodollars: bigint) => breakEven(month, { cost: picodollars, calls: 1 })
  // 500 in and 200 out on Claude 3 Sonnet, and twice as much output.
  expect(call(4_500_000_000n)).toBe(9_600_000n)
  expect(call(7_500_000_000n)).toBe(5_760_000n)
  expect(breakEven(month, { cost: 9_000_000_000n, calls: 2 })).toBe(9_600_000n)
  expect(breakEven(10n, { cost: 3n, calls: 1 })).toBe(4n)
  expect(call(0n)).toBeUndefined()
})
