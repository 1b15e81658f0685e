import { expect, test } from 'vitest'
import type { Happening } from '../../../src/cli/agent/happening.ts'
import { createTurnRecord } from '../../../src/cli/agent/record-turn.ts'

const said = (input: number, output: number): Happening => ({
  kind: 'said',
  phase: undefined,
  input,
  output,
  milliseconds: 5,
  uses: 1,
})
const asks = (model: string): Happening => ({ kind: 'asks', phase: undefined, model })
const calls = (of: 'action' | 'search' | 'agent', name: string): Happening => ({
  kind: 'calls',
  call: { of, name, arguments: [] },
})
const result = (of: 'action' | 'search' | 'agent', text: string): Happening => ({
  kind: 'result',
  of,
  text,
  milliseconds: 3,
})

const recorded = (...happenings: Happening[]) => {
  const record = createTurnRecord((model, input) => (model === 'priced' ? BigInt(input) : undefined))
  for (const each of happenings) record.add(each)
  return record
}

test("a collaborator's steps are its own, and count; visible is the last one of who was asked", () => {
  const record = recorded(
    asks('priced'),
    said(100, 10),
    { kind: 'thinks', text: 'hm' },
    calls('agent', 'maths'),
    asks('unpriced'),
    said(50, 5),
    calls('action', 'g.f'),
    result('action', 'one'),
    asks('unpriced'),
    said(60, 90),
    result('agent', 'it is one'),
    calls('search', 'KB'),
    result('search', '2 passages'),
    asks('priced'),
    said(200, 7),
  )
  expect(record.steps).toMatchObject([
    {
      step: 1,
      rationale: 'hm',
      calls: [
        { name: 'maths', result: 'it is one' },
        { name: 'KB', result: '2 passages', milliseconds: 3 },
      ],
    },
    { agent: 'maths', step: 1, calls: [{ name: 'g.f', result: 'one' }] },
    { agent: 'maths', step: 2, cost: undefined },
    { step: 2, cost: 200n },
  ])
  expect(record.totals(true)).toEqual({
    steps: 4,
    tools: 2,
    actions: 1,
    tokens: 522,
    visibleTokens: 7,
    cost: 300n,
    unpriced: 2,
  })
  expect(record.totals(false)).toMatchObject({ visibleTokens: 0 })
})

test('a failure that each agent tells is one; a turn of nothing costs nobody knows what', () => {
  const failure: Happening = { kind: 'failure', reason: 'no' }
  const record = recorded(failure, failure)
  expect(record.failures).toEqual(['no'])
  expect(record.totals(true)).toMatchObject({ steps: 0, tokens: 0, visibleTokens: 0, cost: undefined })
})
