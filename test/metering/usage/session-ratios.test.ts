import { expect, test } from 'vitest'
import { readSessionRatios } from '../../../src/metering/usage/session-ratios.ts'
import { call, fillLedger, START } from '../../support/fill-ledger.ts'

const step = (session: string, turn: string, at: number, input: number, output: number) =>
  call({ at: START + at, session, turn, step: `${at}`, tokens: { input, output } })

test('the output of each turn’s last step is what was visible of all that a session took', () => {
  using ledger = fillLedger([
    step('small', '1', 1, 10, 5),
    step('agent', '1', 2, 1_000, 50),
    step('agent', '1', 3, 1_100, 20),
    step('agent', '2', 4, 1_200, 60),
    step('agent', '2', 5, 1_300, 10),
    call({ at: START, tokens: { input: 9_999 } }),
  ])
  expect(readSessionRatios(ledger.reader, {})).toEqual([
    { session: 'agent', turns: 2, calls: 4, tokens: 4_740, visible: 30 },
    { session: 'small', turns: 1, calls: 1, tokens: 15, visible: 5 },
  ])
  expect(readSessionRatios(ledger.reader, { sessions: ['sm*'] })).toHaveLength(1)
})

test('tokens of every kind count, and a turn that broke shows nothing', () => {
  using ledger = fillLedger([
    call({
      at: START,
      session: 's',
      tokens: { input: 1, output: 2, cacheRead: 4, cacheWrite5m: 8, cacheWrite1h: 16 },
    }),
    call({ at: START + 1, session: 's', tokens: { embedding: 32 }, outcome: 'cancelled' }),
  ])
  expect(readSessionRatios(ledger.reader, {})).toEqual([
    { session: 's', turns: 1, calls: 2, tokens: 63, visible: 0 },
  ])
})
