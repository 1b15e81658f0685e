import { expect, test } from 'vitest'
import { reconcile } from '../../../src/metering/usage/reconcile.ts'
import { call, fillLedger, HOUR, START } from '../../support/fill-ledger.ts'

const seen = (requestId: string, inputTokens: number, outputTokens: number, more = {}) => ({
  requestId,
  tokens: { inputTokens, outputTokens, ...more },
})
const kept = (requestId: string, input: number, output: number, more = {}) =>
  call({ requestId, tokens: { input, output }, ...more })

test('answers that agree to the token', () => {
  using ledger = fillLedger([
    kept('a', 1, 2),
    call({ requestId: 'b', tokens: { input: 1, output: 2, cacheRead: 3, cacheWrite5m: 4, cacheWrite1h: 5 } }),
    call({ requestId: 'c', tokens: { embedding: 7 } }),
    // An answer of the wrong form was asked for again: its client was told the sum.
    kept('d', 10, 3),
    kept('d', 14, 4),
    // One that broke before, which no answer tells of.
    kept('e', 5, 1, { outcome: 'ModelStreamErrorException' }),
    kept('e', 5, 6),
    kept('f', 5, 2, { outcome: 'cancelled' }),
  ])
  expect(
    reconcile(ledger.reader, [
      seen('a', 1, 2),
      seen('b', 1, 2, { cacheReadInputTokens: 3, cacheWriteInputTokens: 9 }),
      { requestId: 'c', tokens: { inputTokens: 7 } },
      seen('d', 24, 7),
      seen('e', 5, 6),
      seen('f', 5, 2),
    ]),
  ).toEqual({ answers: 6, differences: [], unseen: 0, hasHours: false })
})

test('what is missing, doubled or different', () => {
  using ledger = fillLedger([kept('twice', 3, 4), kept('twice', 3, 4), kept('off', 3, 4)])
  const { differences } = reconcile(ledger.reader, [
    seen('none', 1, 1),
    seen('twice', 3, 4),
    seen('off', 3, 5),
    seen('off', 3, 5),
  ])
  expect(differences).toEqual([
    { requestId: 'off', kind: 'doubled', found: 'the file has it more than once' },
    { requestId: 'none', kind: 'missing', found: 'not in the ledger' },
    { requestId: 'twice', kind: 'doubled', found: 'the ledger has it 2 times' },
    { requestId: 'off', kind: 'differing', found: 'outputTokens: seen 5, recorded 4' },
  ])
})

test('answers of the same time that the file does not have are counted', () => {
  using ledger = fillLedger([
    kept('early', 1, 1, { at: START }),
    kept('a', 1, 1, { at: START + 10 }),
    kept('other', 1, 1, { at: START + 15 }),
    kept('refused', 1, 1, { at: START + 16, outcome: 'ThrottlingException' }),
    kept('b', 1, 1, { at: START + 20 }),
    kept('late', 1, 1, { at: START + 30 }),
  ])
  expect(reconcile(ledger.reader, [seen('a', 1, 1), seen('b', 1, 1)]).unseen).toBe(1)
})

test('where hours are rolled up, a missing call may be one of them', () => {
  using ledger = fillLedger([kept('old', 1, 1), kept('new', 1, 1, { at: START + HOUR })], START + HOUR)
  expect(reconcile(ledger.reader, [seen('old', 1, 1)])).toMatchObject({
    differences: [{ kind: 'missing' }],
    hasHours: true,
  })
})
