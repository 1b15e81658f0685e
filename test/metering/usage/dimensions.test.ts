import { expect, test } from 'vitest'
import { dimensionNames, findDimension, writeValue } from '../../../src/metering/usage/dimensions.ts'
import { summarizeUsage } from '../../../src/metering/usage/summarize-usage.ts'
import { call, fillLedger, HOUR, START } from '../../support/fill-ledger.ts'

const one = call({
  at: START + 14 * HOUR + 61_000,
  model: 'm',
  profile: 'us.m',
  applicationProfile: 'arn:app',
  alias: 'help',
  session: 's',
  turn: '2',
  step: '3',
  metadata: { team: 'web', 'a b.c': 'd' },
})
const keyOf = (name: string, before?: number): string | null | undefined => {
  using ledger = fillLedger([one, call({ at: START + 48 * HOUR, alias: 'other' })], before)
  const dimension = findDimension(name)
  if (dimension === undefined) throw new Error(`${name} is no dimension`)
  return summarizeUsage(ledger.reader, [dimension], { until: START + 24 * HOUR })[0]?.keys[0]
}

const values: [string, string][] = [
  ['model', 'm'],
  ['principal', 'arn:aws:iam::123456789012:user/me'],
  ['operation', 'Converse'],
  ['profile', 'us.m'],
  ['application-profile', 'arn:app'],
  ['variant', 'help -> arn:app'],
  ['backend', 'embedded'],
  ['hour', '2026-10-01 14:00'],
  ['hour-of-day', '14:00'],
  ['day', '2026-10-01'],
  ['outcome', 'ok'],
  ['metadata.team', 'web'],
  ['metadata.a b.c', 'd'],
]
const ofCalls: [string, string][] = [
  ['session', 's'],
  ['turn', '2'],
  ['step', '3'],
]

test.each([...values, ...ofCalls])('%s of a call', (name, value) => {
  expect(keyOf(name)).toBe(value)
})

test.each(values)('%s of an hour that is rolled up', (name, value) => {
  expect(keyOf(name, START + 24 * HOUR)).toBe(value)
})

test.each(ofCalls)('%s is what an hour does not know', name => {
  expect(keyOf(name, START + 24 * HOUR)).toBe('(rolled up)')
})

test('every name but that of metadata is one, and what is absent has no value', () => {
  for (const name of dimensionNames.slice(0, -1)) expect(findDimension(name)?.name).toBe(name)
  expect(keyOf('metadata.other')).toBeNull()
})

test('no other name is one, nor a key that Bedrock would refuse', () => {
  for (const name of ['', 'models', 'constructor', 'metadata.', `metadata.'`, 'metadata."', 'metadata.\\'])
    expect(findDimension(name)).toBeUndefined()
})

test('a moment is written as one', () => {
  const hour = findDimension('hour')
  expect(hour && writeValue(START + HOUR, hour)).toBe('2026-10-01 01:00')
  expect(hour && writeValue(null, hour)).toBeNull()
})
