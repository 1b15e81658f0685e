import { expect, test } from 'vitest'
import { hasAnswer, printTotals, turnToJson, warningsOf } from '../../../src/cli/agent/print-turn.ts'
import { createTurnRecord } from '../../../src/cli/agent/record-turn.ts'

const totals = {
  steps: 3,
  tools: 1,
  actions: 1,
  tokens: 3_906,
  visibleTokens: 60,
  cost: 340_000_000n,
  unpriced: 0,
}

test('one line; what is unknown is no zero', () => {
  expect(printTotals(totals)).toBe(
    '3 steps · 1 tool call · 3,906 tokens, 60 of them visible (65.1 x) · 0.00034 USD',
  )
  expect(printTotals({ ...totals, visibleTokens: 0, unpriced: 1 })).toBe(
    '3 steps · 1 tool call · 3,906 tokens, 0 of them visible · 0.00034 USD and 1 step without price',
  )
  expect(printTotals({ ...totals, cost: undefined, unpriced: 3 })).toMatch(/ · cost unknown$/)
})

test('more than five actions are warned of', () => {
  expect(warningsOf({ ...totals, actions: 5 })).toEqual([])
  expect(warningsOf({ ...totals, actions: 6 })).toEqual([
    expect.stringMatching(/^6 calls of action groups in one turn, more than 5: split the agent/),
  ])
})

test('the whole turn for a program', () => {
  const record = createTurnRecord(() => 1_000_000n)
  record.add({ kind: 'asks', phase: undefined, model: 'm' })
  record.add({ kind: 'said', phase: undefined, input: 5, output: 2, milliseconds: undefined, uses: 1 })
  record.add({ kind: 'calls', call: { of: 'action', name: 'g.f', arguments: [['__proto__', '1']] } })
  const failure = { name: 'ThrottlingException', message: 'Slow down.' }
  expect(hasAnswer({ answer: '', failure })).toBe(false)
  const address = { agentId: 'a', agentAliasId: 'b', sessionId: 'c' }
  expect(JSON.parse(turnToJson(address, { answer: '', failure }, record))).toMatchObject({
    ...address,
    failure,
    reasons: [],
    steps: [{ step: 1, milliseconds: null, costUsd: '0.000001', calls: [{ name: 'g.f', of: 'action' }] }],
    totals: { tokens: 7, visibleTokens: 0, costUsd: '0.000001' },
    warnings: [],
  })
})
