import { expect, test } from 'vitest'
import { findDimension } from '../../../src/metering/usage/dimensions.ts'
import { readSpreads, type Spread } from '../../../src/metering/usage/spreads.ts'
import { call, fillLedger, HOUR, START } from '../../support/fill-ledger.ts'

const byModel = [findDimension('model') ?? []].flat()
const byDay = [findDimension('day') ?? []].flat()
const records = [
  ...Array.from({ length: 40 }, (_, index) =>
    call({ at: START + index, latency: index + 1, firstToken: 3, tokens: { output: 2 * index } }),
  ),
  call({ at: START + 50, latency: 0, outcome: 'ThrottlingException', tokens: {} }),
  call({ at: START + 51, model: 'b', latency: 7, tokens: { embedding: 5 } }),
  call({ at: START + 24 * HOUR, latency: 20, tokens: { output: 1 } }),
]

test.each([
  ['one by one', undefined],
  ['rolled up in part', START + HOUR],
])('of answered calls only, %s', (_, before) => {
  using ledger = fillLedger(records, before)
  const read = (spread: Spread) =>
    readSpreads(ledger.reader, spread, byModel, {}).map(({ keys, sketch }) => [
      keys[0],
      sketch.count(),
      sketch.quantile(0.5),
      sketch.quantile(1),
    ])
  expect(read('latency')).toEqual([
    ['amazon.nova-lite-v1:0', 41, 20, 40],
    ['b', 1, 7, 7],
  ])
  expect(read('first_token')).toEqual([['amazon.nova-lite-v1:0', 40, 3, 3]])
  expect(read('output')).toMatchObject([['amazon.nova-lite-v1:0', 41, 38, expect.any(Number)]])
})

test('in the order of the groups, and of what is asked for', () => {
  using ledger = fillLedger(records, START + HOUR)
  const days = (filter: object) =>
    readSpreads(ledger.reader, 'latency', byDay, filter).map(({ keys, sketch }) => [keys[0], sketch.count()])
  expect(days({})).toEqual([
    ['2026-10-01', 41],
    ['2026-10-02', 1],
  ])
  expect(days({ since: START + HOUR })).toEqual([['2026-10-02', 1]])
  expect(days({ models: ['b'] })).toEqual([['2026-10-01', 1]])
  expect(readSpreads(ledger.reader, 'latency', [], {}).map(({ sketch }) => sketch.count())).toEqual([42])
})
