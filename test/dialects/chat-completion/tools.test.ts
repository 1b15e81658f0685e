import type { ToolChoice, ToolConfiguration } from '@aws-sdk/client-bedrock-runtime'
import { expect, test } from 'vitest'
import { decodeTools, encodeTools } from '../../../src/dialects/chat-completion/tools.ts'

const openai = { any: 'required', mayName: true } as const
const mistral = { any: 'any', mayName: false } as const

// https://platform.openai.com/docs/api-reference/chat/create#chat-create-tools
const native = [
  { type: 'function', function: { name: 'look', description: 'Looks.', parameters: { type: 'object' } } },
  { type: 'function', function: { name: 'find', parameters: {}, strict: true } },
]
const tools: ToolConfiguration['tools'] = [
  { toolSpec: { name: 'look', description: 'Looks.', inputSchema: { json: { type: 'object' } } } },
  { toolSpec: { name: 'find', inputSchema: { json: {} }, strict: true } },
]

test.each<[unknown, ToolChoice]>([
  ['auto', { auto: {} }],
  ['required', { any: {} }],
  [{ type: 'function', function: { name: 'look' } }, { tool: { name: 'look' } }],
])('choice %j, there and back', (choice, toolChoice) => {
  const { toolConfig, remaining } = decodeTools(native, choice)
  expect({ toolConfig, remaining }).toEqual({ toolConfig: { tools, toolChoice }, remaining: {} })
  expect(encodeTools(toolConfig, openai)).toEqual({ tools: native, tool_choice: choice })
})

test('what Converse cannot say remains', () => {
  const custom = { type: 'custom', custom: { name: 'run' } }
  const { toolConfig, remaining } = decodeTools([custom, ...native], 'none')
  expect({ toolConfig, remaining }).toEqual({
    toolConfig: { tools },
    remaining: { tools: [custom], tool_choice: 'none' },
  })
  expect(encodeTools(toolConfig, openai, remaining.tools)).toEqual({ tools: [...native, custom] })
  expect(decodeTools(undefined, 'auto')).toEqual({ remaining: { tool_choice: 'auto' } })
})

test('a function without parameters takes none', () => {
  expect(decodeTools([{ type: 'function', function: { name: 'now' } }], null).toolConfig?.tools).toEqual([
    { toolSpec: { name: 'now', inputSchema: { json: { type: 'object', properties: {} } } } },
  ])
})

test('the words of a family', () => {
  expect(encodeTools({ tools, toolChoice: { any: {} } }, mistral)).toMatchObject({ tool_choice: 'any' })
  expect(() => encodeTools({ tools, toolChoice: { tool: { name: 'look' } } }, mistral)).toThrow(
    "This model doesn't support the toolConfig.toolChoice.tool field. Remove toolConfig.toolChoice.tool and try again.",
  )
  expect(() => encodeTools({ tools: [{ cachePoint: { type: 'default' } }] }, openai)).toThrow(
    'toolConfig.tools.cachePoint',
  )
  expect(encodeTools(undefined, openai)).toEqual({})
})
