import Database from 'libsql'
import { expect, test } from 'vitest'
import { checkLedger } from '../../../src/metering/usage/check-ledger.ts'
import { openLedgerReader } from '../../../src/metering/usage/ledger-reader.ts'
import { call, fillLedger, HOUR, START } from '../../support/fill-ledger.ts'

const records = [
  ...Array.from({ length: 20 }, (_, index) => call({ at: START + index, cost: 9n * 10n ** 17n })),
  call({ at: START + 2 * HOUR }),
  call({ at: START + 2 * HOUR + 1 }),
]

/** Names of the checks that fail after a change that only a fault would make. */
const wrongAfter = (change: string, before?: number): string[] => {
  using ledger = fillLedger(records, before)
  const db = new Database(ledger.file)
  db.exec(change)
  db.close()
  const reader = openLedgerReader(ledger.file)
  try {
    return checkLedger(reader)
      .filter(({ isGood }) => !isGood)
      .map(({ name }) => name)
  } finally {
    reader.close()
  }
}

test.each([undefined, START + HOUR])('a ledger as it was written is good', before => {
  expect(wrongAfter('select 1', before)).toEqual([])
  using empty = fillLedger([])
  expect(checkLedger(empty.reader).every(({ isGood }) => isGood)).toBe(true)
})

const UNACCOUNTED = 'every number that a call was given is accounted for'
const HOURS = 'the hours hold exactly what was removed'

test.each([
  ['a row is lost', 'delete from usage where id = 21', [UNACCOUNTED]],
  [
    'a row is written again',
    'insert into usage select 23, at, request_id, account, region, principal, operation, model, profile, application_profile, alias, backend, attempts, input, output, cache_read, cache_write_5m, cache_write_1h, embedding, search_units, reserved, settled, latency, first_token, outcome, cost, price_version, session, turn, step, metadata from usage where id = 21',
    ['no call is recorded twice'],
  ],
  ['an hour is lost', 'delete from usage_hour', [HOURS]],
  ['an hour counts a token more', 'update usage_hour set output = output + 1', [HOURS]],
  ['an hour costs a picodollar less', 'update usage_hour set picodollars = picodollars - 1', [HOURS]],
  [
    'a sketch is of something else',
    "update usage_hour set latency = x'010101'",
    ['the sketches hold every call of their hours'],
  ],
  [
    'a sketch is none',
    "update usage_hour set latency = x'99'",
    ['the sketches hold every call of their hours'],
  ],
])('is told: %s', (_, change, wrong) => {
  expect(wrongAfter(change, START + HOUR)).toEqual(wrong)
})
