import { expect, test } from 'vitest'
import { summarizeUsage } from '../../../src/metering/usage/summarize-usage.ts'
import { toClause, type UsageFilter } from '../../../src/metering/usage/usage-filter.ts'
import { call, fillLedger, HOUR, START } from '../../support/fill-ledger.ts'

const records = [
  call({ at: START, model: 'a', profile: 'us.a', principal: 'ann', session: 's-1' }),
  call({ at: START + 1, model: 'a', profile: 'a', principal: 'bob' }),
  call({ at: START + HOUR, model: 'b[1]', profile: 'b[1]', principal: 'bob', session: 's-2' }),
  call({ at: START + 2 * HOUR, model: 'b?', profile: 'b?', principal: 'cid' }),
]

test.each<[string, UsageFilter, number]>([
  ['nothing', {}, 4],
  ['from a moment', { since: START + 1 }, 3],
  ['before a moment', { until: START + HOUR }, 2],
  ['a model', { models: ['a'] }, 2],
  ['a profile', { models: ['us.a'] }, 1],
  ['any of two', { models: ['us.a', 'b?'] }, 2],
  ['a star', { models: ['b*'] }, 2],
  ['other signs of a pattern stand for themselves', { models: ['b[1]*', 'b?*'] }, 2],
  ['a principal', { principals: ['bob'] }, 2],
  ['both', { principals: ['bob'], models: ['a'] }, 1],
  ['a session', { sessions: ['s-*'] }, 2],
  ['what a quote would break', { models: ["x' or '1' = '1"] }, 0],
])('%s', (_, filter, calls) => {
  using ledger = fillLedger(records)
  const [total] = summarizeUsage(ledger.reader, [], filter)
  expect(total?.calls ?? 0).toBe(calls)
})

test('an hour that is rolled up is in where it begins, and in no session', () => {
  using ledger = fillLedger(records, START + 2 * HOUR)
  const count = (filter: UsageFilter) => summarizeUsage(ledger.reader, [], filter)[0]?.calls ?? 0
  expect(count({})).toBe(4)
  expect(count({ since: START + 1 })).toBe(2)
  expect(count({ until: START + 1 })).toBe(2)
  expect(count({ sessions: ['*'] })).toBe(0)
})

test('no filter is always true', () => {
  expect(toClause({}, false)).toEqual({ sql: 'true', parameters: [] })
})
