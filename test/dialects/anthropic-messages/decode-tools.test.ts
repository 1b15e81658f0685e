import { expect, test } from 'vitest'
import type { Body } from '../../../src/dialects/anthropic-messages/body.ts'
import { decodeTools } from '../../../src/dialects/anthropic-messages/decode-tools.ts'
import { small } from './bodies.ts'

const tool = { name: 'lookup', input_schema: { type: 'object' } }
const toolSpec = { name: 'lookup', inputSchema: { json: { type: 'object' } } }
const decode = (members: Partial<Body>) => decodeTools({ ...small, messages: [], ...members })

test('without tools there is nothing', () => {
  expect(decode({})).toEqual({ remaining: {} })
  expect(decode({ tools: [] })).toEqual({ remaining: {} })
})

test.each<[Record<string, unknown>, object]>([
  [{ type: 'auto' }, { auto: {} }],
  [{ type: 'any' }, { any: {} }],
  [{ type: 'tool', name: 'lookup' }, { tool: { name: 'lookup' } }],
])('the choice %j', (tool_choice, toolChoice) => {
  expect(decode({ tools: [tool], tool_choice })).toEqual({
    toolConfig: { tools: [{ toolSpec }], toolChoice },
    remaining: {},
  })
})

test('the choice of none has no word in Converse', () => {
  const tool_choice = { type: 'none' }
  expect(decode({ tools: [tool], tool_choice })).toEqual({
    toolConfig: { tools: [{ toolSpec }] },
    remaining: { tool_choice },
  })
})

test('one tool at a time is said beside the choice', () => {
  const tool_choice = { type: 'any', disable_parallel_tool_use: true }
  expect(decode({ tools: [tool], tool_choice })).toEqual({
    toolConfig: { tools: [{ toolSpec }], toolChoice: { any: {} } },
    remaining: { tool_choice },
  })
})

test("Anthropic's own tools stay as they are", () => {
  const tools = [{ type: 'computer_20250124', name: 'computer', display_width_px: 1024 }, tool]
  expect(decode({ tools })).toEqual({
    toolConfig: { tools: [{ toolSpec }] },
    remaining: { tools: [tools[0]] },
  })
})

test('a member that a beta adds to a tool is not lost, and the tool works without it', () => {
  const deferred = { ...tool, defer_loading: true }
  expect(decode({ tools: [deferred], anthropic_beta: ['tool-search-tool-2025-10-19'] })).toEqual({
    toolConfig: { tools: [{ toolSpec }] },
    remaining: { tools: [deferred] },
  })
  expect(() => decode({ tools: [deferred] })).toThrow(
    'tools.0.custom.defer_loading: Extra inputs are not permitted',
  )
})

test.each<[Partial<Body>, string]>([
  [{ tools: [{ input_schema: {} }] }, 'tools.0.custom.name: Field required'],
  [{ tools: [{ name: 'a' }] }, 'tools.0.custom.input_schema: Field required'],
  [{ tools: [{ ...tool, strict: 'yes' }] }, 'tools.0.custom.strict: Input should be a valid boolean'],
  [{ tools: [{ ...tool, type: 7 }] }, 'tools.0.type: Input should be a valid string'],
  [{ tools: [tool], tool_choice: { type: 'tool' } }, 'tool_choice.tool.name: Field required'],
  [{ tools: [tool], tool_choice: {} }, 'tool_choice.type: Field required'],
  [{ tools: [tool], tool_choice: { type: 'some' } }, "tool_choice: Input tag 'some' found using 'type'"],
])('refuses %j', (members, message) => {
  expect(() => decode(members)).toThrow(message)
})
