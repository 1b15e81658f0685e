import { expect, test } from 'vitest'
import type { PendingCall, PendingTurn } from '../../../src/agents/runtime/agent-session.ts'
import type { Action } from '../../../src/agents/runtime/agent-tool.ts'
import {
  calledAction,
  matchResults,
  pendingCalls,
  wantedFromCaller,
} from '../../../src/agents/runtime/return-control.ts'

const action = (more: Partial<Action['group']>, needsConfirmation = false): Action => ({
  group: { name: 'orders', ...more },
  target: { function: { name: 'look_up' } },
  needsConfirmation,
})
const call = (toolUseId: string, more: Partial<PendingCall> = {}): PendingCall => ({
  toolUseId,
  tool: 'orders__look_up',
  input: {},
  wanted: 'RESULT',
  called: calledAction(action({}), { callers: [] }),
  idempotencyKey: toolUseId,
  ...more,
})
const result = (body: string, more: object = {}) => ({
  functionResult: { actionGroup: 'orders', function: 'look_up', responseBody: { TEXT: { body } }, ...more },
})
const turn = (calls: PendingCall[], ...inner: PendingTurn[]): PendingTurn => ({
  ...{ messages: [], calls, results: [], steps: 1, actions: 1, corrections: 0, made: [] },
  inner: inner.map((each, at) => ({ toolUseId: `${at}`, tool: 'agent__a', message: '', turn: each })),
})

test.each([
  [{ lambda: 'f' }, false, undefined],
  [{ lambda: 'f' }, true, 'USER_CONFIRMATION'],
  [{ customControl: 'RETURN_CONTROL' as const }, false, 'RESULT'],
  [{ customControl: 'RETURN_CONTROL' as const }, true, 'USER_CONFIRMATION_AND_RESULT'],
  [undefined, false, 'RESULT'],
])('an executor %j, confirmation %s: the caller does %s', (executor, confirms, wanted) => {
  expect(wantedFromCaller(action({ ...(executor && { executor: executor as never }) }, confirms))).toBe(
    wanted,
  )
})

test("the calls of collaborators come after their supervisor's, however deep", () => {
  const pending = turn([call('a')], turn([call('b')], turn([call('c')])), turn([call('d')]))
  expect(pendingCalls(pending).map(({ toolUseId }) => toolUseId)).toEqual(['a', 'b', 'c', 'd'])
})

test('results are matched by what they are of, in their order where that is the same', () => {
  const calls = [
    call('a', { called: { actionGroup: 'orders', function: 'look_up', agentId: 'A' } }),
    call('b', { called: { actionGroup: 'orders', function: 'look_up', agentId: 'B' } }),
    call('c', { called: { actionGroup: 'orders', function: 'cancel' } }),
  ]
  const results = [
    result('3', { function: 'cancel' }),
    result('2', { agentId: 'B' }),
    result('1', { agentId: 'A' }),
  ]
  expect(matchResults(calls, results).map(({ text }) => text)).toEqual(['1', '2', '3'])
  expect(matchResults(calls.slice(0, 2), [result('x'), result('y')]).map(({ text }) => text)).toEqual([
    'x',
    'y',
  ])
})

test('a confirmation that is wanted has to be there', () => {
  const wanted = 'USER_CONFIRMATION' as const
  expect(() => matchResults([call('a', { wanted })], [result('x')])).toThrow(/CONFIRM or DENY/)
  expect(matchResults([call('a', { wanted })], [result('x', { confirmationState: 'DENY' })])).toEqual([
    { text: 'x', confirmation: 'DENY' },
  ])
})
