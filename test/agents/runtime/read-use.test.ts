import { expect, test } from 'vitest'
import type { AgentTool } from '../../../src/agents/runtime/agent-tool.ts'
import { countCall, readUse } from '../../../src/agents/runtime/read-use.ts'
import type { TurnState } from '../../../src/agents/runtime/turn.ts'

const tool: AgentTool = {
  name: 'user__askuser',
  description: '',
  inputSchema: { type: 'object', properties: { question: { type: 'string' } }, required: ['question'] },
  use: { asksUser: true },
}
const none = new Set<string>()
const read = (input: unknown, unreadable = none) =>
  readUse({ toolUseId: 't', name: tool.name, input: input as never }, [tool], unreadable)

test('a call that its tool takes is read', () => {
  expect(read({ question: 'Which?' })).toEqual({ tool, input: { question: 'Which?' } })
})

test.each([
  ['a text', '{"question":"Which?"}'],
  ['a list', []],
  ['nothing', null],
  ['what a prototype has', { __proto__: { question: 'Which?' } }],
  ['another type', { question: 7 }],
  ['a blank', { question: ' ' }],
])('an input of %s is at fault', (_, input) => {
  expect(read(input)).toEqual({ fault: expect.stringMatching(/^The call of user__askuser was not made/) })
})

test('an input that was no JSON is at fault, though it is an empty object now', () => {
  expect(read({}, new Set(['t']))).toEqual({ fault: expect.stringContaining('it is not a JSON object') })
})

test('the name of no tool is quoted in part', () => {
  const { fault } = readUse({ toolUseId: 't', name: 'x'.repeat(5_000), input: {} }, [tool], none) as {
    fault: string
  }
  expect(fault).toMatch(/There are: user__askuser\.$/)
  expect(fault.length).toBeLessThan(200)
})

test('calls are counted whatever the order of their members, and each count has a key', () => {
  const state = { made: new Map() } as unknown as TurnState
  const count = (input: object, scope = 'a') => countCall(state, { tool, input: input as never }, scope)
  const first = count({ a: 1, b: 2 })
  const second = count({ b: 2, a: 1 })
  expect([first.count, second.count, count({ a: 1 }).count]).toEqual([1, 2, 1])
  expect(first.key).not.toBe(second.key)
  state.made.clear()
  expect(count({ b: 2, a: 1 }).key).toBe(first.key)
  state.made.clear()
  expect(count({ a: 1, b: 2 }, 'b').key).not.toBe(first.key)
})
