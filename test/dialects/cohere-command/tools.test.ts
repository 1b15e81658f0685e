import { expect, test } from 'vitest'
import {
  decodeCall,
  decodeResult,
  decodeTool,
  encodeCall,
  encodeResult,
  encodeTools,
} from '../../../src/dialects/cohere-command/tools.ts'

// https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-cohere-command-r-plus.html
const native = {
  name: 'top_song',
  description: 'Get the most popular song played on a radio station.',
  parameter_definitions: {
    sign: { description: 'The call sign, such as WZPZ.', type: 'str', required: true },
    limit: { type: 'int', required: false },
  },
}
const json = {
  type: 'object',
  properties: {
    sign: { type: 'string', description: 'The call sign, such as WZPZ.' },
    limit: { type: 'integer' },
  },
  required: ['sign'],
}

test('the documented tool, there and back', () => {
  const tool = decodeTool(native)
  expect(tool.toolSpec).toEqual({
    name: 'top_song',
    description: native.description,
    inputSchema: { json },
  })
  expect(encodeTools({ tools: [tool] })).toEqual([native])
})

test('what a parameter has no member for is told with its description', () => {
  const properties = { unit: { type: 'string', enum: ['C', 'F'], description: 'Which.' }, any: { anyOf: [] } }
  const tool = { toolSpec: { name: 'a', inputSchema: { json: { type: 'object', properties } } } }
  const [encoded] = encodeTools({ tools: [tool] })
  expect(encoded?.parameter_definitions).toEqual({
    unit: { description: 'Which.\nJSON Schema: {"enum":["C","F"]}', type: 'str', required: false },
    any: { description: 'JSON Schema: {"anyOf":[]}', required: false },
  })
  expect(decodeTool(encoded ?? {})).toEqual(tool)
})

test('a description that is no schema stays a description', () => {
  const parameter_definitions = { a: { description: 'JSON Schema: none', type: 'list' } }
  expect(decodeTool({ name: 'a', parameter_definitions }).toolSpec?.inputSchema?.json).toEqual({
    type: 'object',
    properties: { a: { type: 'array' } },
  })
})

test('what cannot be said is refused', () => {
  const tool = { toolSpec: { name: 'a', inputSchema: { json: { oneOf: [] } } } }
  expect(() => encodeTools({ tools: [tool] })).toThrow(/inputSchema.oneOf/)
  expect(() => encodeTools({ tools: [], toolChoice: { any: {} } })).toThrow(/toolConfig.toolChoice.any/)
  expect(() => encodeTools({ tools: [{ cachePoint: { type: 'default' } }] })).toThrow(/cachePoint/)
  expect(() => encodeResult({ toolUseId: 't', content: [{ image: {} as never }] }, {})).toThrow(/image/)
})

test('calls', () => {
  const call = { name: 'top_song', parameters: { sign: 'WZPZ' } }
  expect(encodeCall(decodeCall(call, 't'))).toEqual(call)
})

test.each([
  [{ toolUseId: 't', content: [{ text: 'a' }] }, [{ text: 'a' }]],
  [{ toolUseId: 't', content: [{ json: { song: 'a' } }, { text: 'b' }] }, [{ song: 'a' }, { text: 'b' }]],
  [{ toolUseId: 't', content: [{ text: 'no' }], status: 'error' as const }, [{ error: 'no' }]],
])('the result %j', (result, outputs) => {
  expect(encodeResult(result, { name: 'a' })).toEqual({ call: { name: 'a' }, outputs })
  expect(decodeResult({ outputs }, 't')).toEqual(result)
})

test('a result that is no object is text', () => {
  expect(encodeResult({ toolUseId: 't', content: [{ json: [1] as never }] }, {}).outputs).toEqual([
    { text: '[1]' },
  ])
})
