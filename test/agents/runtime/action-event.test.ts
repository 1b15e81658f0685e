import { expect, test } from 'vitest'
import { actionEvent, contentOf, parametersOf } from '../../../src/agents/runtime/action-event.ts'
import type { Action } from '../../../src/agents/runtime/agent-tool.ts'

const scene = {
  agent: { name: 'agent', id: 'A', alias: 'B', version: '1' },
  sessionId: 'session-1',
  inputText: 'Where?',
  attributes: {},
  promptAttributes: {},
}
const parameters = { order: { type: 'string' as const }, copies: { type: 'integer' as const } }
const action: Action = {
  group: { name: 'orders' },
  target: { function: { name: 'look_up', parameters } },
  needsConfirmation: false,
}

test('parameters come in the order of their definition, each as a text', () => {
  expect(parametersOf(action, { copies: 2, order: '17', more: 'x' })).toEqual([
    { name: 'order', type: 'string', value: '17' },
    { name: 'copies', type: 'integer', value: '2' },
  ])
})

test('what a prototype has is no parameter', () => {
  const target = { function: { name: 'look_up', parameters: { toString: { type: 'string' as const } } } }
  expect(parametersOf({ ...action, target }, {})).toEqual([])
})

test('a function has no body, and an event no member of an API', () => {
  expect(contentOf(action, {})).toBeUndefined()
  const event = actionEvent(action, { order: '17' }, scene, 'key')
  expect(Object.keys(event)).toEqual([
    ...['messageVersion', 'agent', 'inputText', 'sessionId', 'actionGroup', 'function', 'parameters'],
    ...['sessionAttributes', 'promptSessionAttributes', 'idempotencyKey'],
  ])
})
