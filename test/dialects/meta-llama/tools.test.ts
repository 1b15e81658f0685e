import { expect, test } from 'vitest'
import {
  openCall,
  readCalls,
  readTools,
  writeCall,
  writeTools,
} from '../../../src/dialects/meta-llama/tools.ts'
import { toolConversation } from '../../support/conversations.ts'

const { tools = [] } = toolConversation.toolConfig ?? {}

test('tools are described in JSON, and read back from there', () => {
  const text = `${writeTools({ tools })}\n\nYou help with orders.`
  expect(readTools(text)).toEqual({ tools, rest: 'You help with orders.' })
})

// The form that Llama is trained on: https://www.llama.com/docs/model-cards-and-prompt-formats/llama3_1/
test('tools are read from the documented prompt', () => {
  const text = `Environment: ipython

You have access to the following functions. Respond in the format {"name": function name, "parameters": dictionary of argument name and its value}. Do not use variables.

{
    "type": "function",
    "function": {"name": "get_weather", "description": "", "parameters": {"type": "object"}}
}

{"name": "get_time", "parameters": {"type": "object"}}

You are helpful.`
  expect(readTools(text)).toEqual({
    tools: [
      { toolSpec: { name: 'get_weather', inputSchema: { json: { type: 'object' } } } },
      { toolSpec: { name: 'get_time', inputSchema: { json: { type: 'object' } } } },
    ],
    rest: 'Environment: ipython\n\nYou are helpful.',
  })
})

test.each([
  'You are helpful.',
  '{"name": function name, "parameters": dictionary of argument name and its value}',
  '{"name": function name, "parameters": dictionary of argument name and its value}\n{"name": "no schema"}',
  '{"name": function name, "parameters": dictionary of argument name and its value}\nbut no tools',
])('no tools in %j', text => {
  expect(readTools(text)).toEqual({ tools: [], rest: text })
})

test('calls', () => {
  const call = { name: 'lookup', input: { id: 'A-1' } }
  expect(writeCall(call)).toBe('{"name": "lookup", "parameters": {"id":"A-1"}}')
  expect(writeCall(call).startsWith(openCall('lookup'))).toBe(true)
  expect(readCalls(`${writeCall(call)}; ${writeCall(call)}`)).toEqual({ text: '', calls: [call, call] })
  expect(readCalls(`Wait.<|python_tag|>${writeCall(call)}`)).toEqual({ text: 'Wait.', calls: [call] })
  expect(readCalls('{"type": "function", "name": "a", "parameters": {}}').calls).toHaveLength(1)
})

test.each([
  '{"name": "a"}',
  '{"name": "a", "parameters": {}} is how',
  '{"name": "a b", "parameters": {}}',
  '{"name": "a", "parameters": {}, "more": 1}',
  '{"type": "person", "name": "a", "parameters": {}}',
  '<|python_tag|>print(1)',
])('%s is a text', text => {
  expect(readCalls(text)).toEqual({ text, calls: [] })
})

test('a choice that a prompt cannot make is refused', () => {
  expect(() => writeTools({ tools, toolChoice: { any: {} } })).toThrow(
    "This model doesn't support the toolConfig.toolChoice.any field. Remove toolConfig.toolChoice.any and try again.",
  )
  expect(() => writeTools({ tools: [{ cachePoint: { type: 'default' } }] })).toThrow(/cachePoint/)
  expect(() => writeTools({ tools: [{ systemTool: { name: 'a' } }] })).toThrow(/systemTool/)
})
