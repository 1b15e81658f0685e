import { expect, test } from 'vitest'
import { countRolledUp, readAgentTurns } from '../../../src/metering/usage/agent-turns.ts'
import { call, fillLedger, HOUR, START } from '../../support/fill-ledger.ts'

const step = (requestId: string, session: string, number: string, agent: string, more: object = {}) =>
  call({ requestId, session, turn: '1', step: number, metadata: { agent, session, turn: '1' }, ...more })

test("a collaborator's steps count to the turn that asked; visible is the last step of who was asked", () => {
  using ledger = fillLedger([
    step('r-1', 's-1', '1', 'BOSS', { tokens: { input: 100, output: 20 }, at: START }),
    step('r-1', 's-1', 'maths:1', 'MATHS', { tokens: { input: 50, output: 30 }, at: START + 1 }),
    step('r-1', 's-1', '2', 'BOSS', { tokens: { input: 200, output: 7 }, at: START + 2 }),
    // What ends within the same millisecond, the collaborator's last.
    step('r-1', 's-1', 'maths:2', 'MATHS', { tokens: { input: 1, output: 99 }, at: START + 3 }),
    call({ at: START }),
  ])
  expect(readAgentTurns(ledger.reader, {})).toEqual([
    {
      agent: 'BOSS',
      session: 's-1',
      turn: '1',
      at: START,
      steps: 4,
      tokens: 507,
      visible: 7,
      cost: 20_000_000n,
      unpriced: 0,
    },
  ])
})

test('a turn that waited for its caller is one; agents whose sessions have one name are two', () => {
  using ledger = fillLedger([
    step('r-1', 's', '1', 'A'),
    step('r-2', 's', '2', 'A'),
    step('r-3', 's', '1', 'B', { cost: undefined }),
    step('r-3', 's', '2', 'B'),
  ])
  expect(readAgentTurns(ledger.reader, {})).toMatchObject([
    { agent: 'A', steps: 2, cost: 10_000_000n, unpriced: 0 },
    { agent: 'B', steps: 2, cost: 5_000_000n, unpriced: 1 },
  ])
})

test('the worst come first; times are kept to', () => {
  using ledger = fillLedger([
    step('r-1', 's-1', '1', 'A', { tokens: { input: 10, output: 10 } }),
    step('r-2', 's-2', '1', 'A', { tokens: { input: 990, output: 10 }, at: START + HOUR }),
    step('r-3', 's-3', '1', 'A', { tokens: { input: 90, output: 10 }, at: START + 2 * HOUR }),
  ])
  const sessions = (filter: object) => readAgentTurns(ledger.reader, filter).map(({ session }) => session)
  expect(sessions({})).toEqual(['s-2', 's-3', 's-1'])
  expect(sessions({ since: START + HOUR, until: START + 2 * HOUR })).toEqual(['s-2'])
})

test('what is kept by the hour is counted, and belongs to no turn', () => {
  using ledger = fillLedger(
    [step('r-1', 's-1', '1', 'A'), call({}), step('r-2', 's-2', '1', 'A', { at: START + 2 * HOUR })],
    START + HOUR,
  )
  expect(readAgentTurns(ledger.reader, {})).toMatchObject([{ session: 's-2' }])
  expect(countRolledUp(ledger.reader, {})).toBe(1)
  expect(countRolledUp(ledger.reader, { since: START + HOUR })).toBe(0)
})
