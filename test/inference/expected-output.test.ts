import { expect, test } from 'vitest'
import { readExpectedOutput } from '../../src/inference/expected-output.ts'

const schema = { type: 'object', required: ['a'] }
const messages = [{ role: 'user' as const, content: [{ text: 'x' }] }]
const tool = (name: string, strict?: boolean) => ({
  toolSpec: { name, inputSchema: { json: schema }, ...(strict !== undefined && { strict }) },
})
const configured = (text: string) => ({
  messages,
  outputConfig: {
    textFormat: { type: 'json_schema' as const, structure: { jsonSchema: { schema: text } } },
  },
})

test.each([
  ["Converse's outputConfig", configured(JSON.stringify(schema)), schema],
  [
    "Claude's output_config",
    {
      messages,
      additionalModelRequestFields: { output_config: { format: { type: 'json_schema', schema } } },
    },
    schema,
  ],
  [
    "Claude's output_format",
    { messages, additionalModelRequestFields: { output_format: { type: 'json_schema', schema } } },
    schema,
  ],
  [
    "OpenAI's response_format",
    {
      messages,
      additionalModelRequestFields: {
        response_format: { type: 'json_schema', json_schema: { name: 'x', schema } },
      },
    },
    schema,
  ],
  [
    "OpenAI's JSON mode",
    { messages, additionalModelRequestFields: { response_format: { type: 'json_object' } } },
    { type: 'object' },
  ],
])('%s', (_, request, text) => {
  expect(readExpectedOutput(request)).toEqual({ text, tools: new Map(), mustUseTool: false })
})

test.each([
  ['a free answer', { messages }],
  ['a schema that is not JSON', configured('{')],
  ['a format of text', { messages, additionalModelRequestFields: { response_format: { type: 'text' } } }],
  ['tools that may be left', { messages, toolConfig: { tools: [tool('one')], toolChoice: { auto: {} } } }],
  [
    'a choice of a tool that is none',
    { messages, toolConfig: { tools: [tool('one')], toolChoice: { tool: { name: 'two' } } } },
  ],
  ['fields that are none', { messages, additionalModelRequestFields: 'x' }],
])('%s has no form to keep', (_, request) => {
  expect(readExpectedOutput(request)).toBeUndefined()
})

test('the tools that are strict, or have to be used', () => {
  const names = (toolChoice: object, ...tools: ReturnType<typeof tool>[]) => {
    const expected = readExpectedOutput({ messages, toolConfig: { tools, toolChoice } as never })
    return [expected?.mustUseTool, ...(expected?.tools ?? [])]
  }
  const loose = { schema, strict: false }
  expect(names({ auto: {} }, tool('a'), tool('b', true))).toEqual([false, ['b', { schema, strict: true }]])
  expect(names({ any: {} }, tool('a'), tool('b', true))).toEqual([
    true,
    ['a', loose],
    ['b', { schema, strict: true }],
  ])
  expect(names({ tool: { name: 'a' } }, tool('a'), tool('c'))).toEqual([true, ['a', loose]])
})
