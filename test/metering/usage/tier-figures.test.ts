import { expect, test } from 'vitest'
import { readTierFigures } from '../../../src/metering/usage/tier-figures.ts'
import { call, fillLedger, HOUR, START } from '../../support/fill-ledger.ts'
import { tierRecords } from '../../support/record-tiers.ts'

test('turns by the way they went, and what that saved', () => {
  using ledger = fillLedger(tierRecords())
  expect(readTierFigures(ledger.reader, {})).toEqual([
    {
      agent: 'AGENT12345',
      simple: 2,
      both: 1,
      loop: 2,
      loopMean: 1_000,
      // Two means, less the simple calls, the one in vain, and the classification.
      saved: 2 * 1_000 - 100 - 200 - 150 - 20,
      compared: 2,
      disagreedSimple: 1,
      disagreedLoop: 0,
      sampleTokens: 150,
    },
    {
      agent: 'OTHER12345',
      simple: 1,
      both: 0,
      loop: 0,
      loopMean: null,
      saved: null,
      compared: 0,
      disagreedSimple: 0,
      disagreedLoop: 0,
      sampleTokens: 0,
    },
  ])
})

test('of some time, and of nothing', () => {
  using ledger = fillLedger([...tierRecords(), call({ at: START + HOUR })])
  expect(readTierFigures(ledger.reader, { since: START + HOUR })).toEqual([])
  expect(readTierFigures(ledger.reader, { until: START + HOUR })).toHaveLength(2)
})
