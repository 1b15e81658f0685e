import type { ToolChoice, ToolConfiguration } from '@aws-sdk/client-bedrock-runtime'
import { expect, test } from 'vitest'
import { decodeTools } from '../../../src/dialects/anthropic-messages/decode-tools.ts'
import { encodeTools } from '../../../src/dialects/anthropic-messages/encode-tools.ts'

const tools: ToolConfiguration['tools'] = [{ toolSpec: { name: 'look', inputSchema: { json: {} } } }]

// https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-anthropic-claude-messages-tool-use.html
test.each<[ToolChoice, object]>([
  [{ auto: {} }, { type: 'auto' }],
  [{ any: {} }, { type: 'any' }],
  [{ tool: { name: 'look' } }, { type: 'tool', name: 'look' }],
])('choice %j', (toolChoice, tool_choice) => {
  expect(encodeTools({ tools, toolChoice })).toEqual({
    tools: [{ name: 'look', input_schema: {} }],
    tool_choice,
  })
})

test('no tools, no member', () => {
  expect(encodeTools()).toEqual({})
})

test('a tool that was decoded twice is one tool again', () => {
  const given = [
    { name: 'look', input_schema: {}, input_examples: [{}], cache_control: { type: 'ephemeral' } },
    { name: 'find', input_schema: {} },
    { type: 'bash_20250124', name: 'bash' },
  ]
  const { toolConfig, remaining } = decodeTools({
    anthropic_version: 'bedrock-2023-05-31',
    max_tokens: 1,
    messages: [],
    anthropic_beta: ['tool-examples-2025-10-29'],
    tools: given,
  })
  expect(encodeTools(toolConfig, remaining.tools)).toEqual({ tools: given })
})

test('a system tool has no words', () => {
  expect(() => encodeTools({ tools: [{ systemTool: { name: 'nova_grounding' } }] })).toThrow(
    "This model doesn't support the toolConfig.tools.systemTool field.",
  )
})
