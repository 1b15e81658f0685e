import { afterAll, beforeAll, expect, test } from 'vitest'
import { call, type FilledLedger, fillLedger, HOUR, START } from '../../support/fill-ledger.ts'
import { runCommand } from '../../support/run-command.ts'

let ledger: FilledLedger
beforeAll(() => {
  const step = (session: string, number: string, agent: string, at: number, output: number) =>
    call({
      requestId: `r-${session}`,
      session,
      turn: '1',
      step: number,
      metadata: { agent },
      at,
      tokens: { input: 1_000, output },
    })
  ledger = fillLedger([
    step('s-1', '1', 'AGENT1', START, 10),
    step('s-1', 'maths:1', 'AGENT2', START + 1, 10),
    step('s-1', '2', 'AGENT1', START + 2, 20),
    step('s-2', '1', 'AGENT2', START + 24 * HOUR, 10),
    call({ at: START }),
  ])
})
afterAll(() => ledger[Symbol.dispose]())

const cost = (...flags: string[]) =>
  runCommand(['agent', 'cost', '--home', ledger.home, ...flags], { cwd: ledger.home })

test('by agent and day, and the worst turns', async () => {
  const { out, error, code } = await cost()
  expect({ error, code }).toEqual({ error: '', code: 0 })
  expect(out).toMatch(/^agent +day +turns +steps +tokens +visible +ratio +USD +USD a turn\n/)
  expect(out).toMatch(/\nAGENT1 +2026-10-01 +1 +3 +3,040 +20 +152\.0 x /)
  expect(out).toMatch(/\nAGENT2 +2026-10-02 +1 +1 +1,010 +10 +101\.0 x /)
  expect(out).toMatch(/\nThe worst turns\n\n.*\n.*\ns-1 +1 +AGENT1 +3 +3,040 +20 .*\ns-2 +1 +AGENT2 /)
})

test('of some time, of one agent, as JSON', async () => {
  const read = async (...flags: string[]) => JSON.parse((await cost('--json', ...flags)).out)
  expect((await read('--by', 'day', '--from', '2026-10-02')).groups).toMatchObject([
    { day: '2026-10-02', turns: 1, costUsd: '0.000005' },
  ])
  expect((await read('--to', '2026-10-02')).worstTurns).toMatchObject([{ session: 's-1' }])
  expect((await read('--agent', 'AGENT2')).worstTurns).toMatchObject([{ session: 's-2' }])
  expect((await read('--limit', '1')).worstTurns).toHaveLength(1)
})

test.each([
  [['--by', 'week'], /There are: agent, day\./],
  [['--from', 'once'], /It must be a date/],
  [['--limit', '-1'], /number of turns/],
  [['--home', 'nowhere'], /There is no ledger/],
])('%o is explained, with exit code 2', async (flags, explanation) => {
  const { out, error, code } = await cost(...flags)
  expect({ out, code }).toEqual({ out: '', code: 2 })
  expect(error).toMatch(explanation)
})
