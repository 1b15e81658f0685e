import { expect, test } from 'vitest'
import { writeCost, writeTime } from '../../../src/cli/agent/write-cost.ts'

test.each([
  [undefined, 'cost unknown'],
  [0n, '0.0000 USD'],
  [1n, '0.000000000001 USD'],
  [86_400_000n, '0.000086 USD'],
  [9_960_000_000n, '0.0100 USD'],
  [12_345_678_901_234n, '12.3457 USD'],
])('%s picodollars are %s', (picodollars, written) => {
  expect(writeCost(picodollars)).toBe(written)
})

test('milliseconds, and seconds where there are many', () => {
  expect([writeTime(3.4), writeTime(999), writeTime(1_340)]).toEqual(['3 ms', '999 ms', '1.3 s'])
})
