import { expect, test } from 'vitest'
import { printTiers } from '../../../src/cli/agent/print-tiers.ts'
import { readTierFigures } from '../../../src/metering/usage/tier-figures.ts'
import { fillLedger } from '../../support/fill-ledger.ts'
import { tierRecords } from '../../support/record-tiers.ts'

test('a table with shares, what was saved, and what differs', () => {
  using ledger = fillLedger(tierRecords())
  const printed = printTiers(readTierFigures(ledger.reader, {}))
  expect(printed).toMatch(
    /^agent +turns +one call +then loop +loop +tokens of a loop +tokens saved +compared +differ\n/,
  )
  expect(printed).toMatch(/\nAGENT12345 +5 +40\.0 % +20\.0 % +40\.0 % +1,000 +1,530 +2 +1\n/)
  expect(printed).toMatch(/\nOTHER12345 +1 +100\.0 % +0\.0 % +0\.0 % +unknown +0 +0\n/)
  expect(printed).toContain('Of 2 turns that were answered both ways, 1 would have been sent past the loop')
})

test('nothing to tell', () => {
  expect(printTiers([])).toContain('agents.tiers')
  using ledger = fillLedger(tierRecords().filter(({ session }) => session === 'd'))
  expect(printTiers(readTierFigures(ledger.reader, {}))).toContain('No turn was answered both ways')
})
