import type { ContentBlock, StopReason } from '@aws-sdk/client-bedrock-runtime'
import { describe, expect, test } from 'vitest'
import type { ExpectedOutput } from '../../src/inference/expected-output.ts'
import { createOutputReader } from '../../src/inference/find-output-fault.ts'
import { answer } from '../support/answers.ts'
import { toEvents } from '../support/to-events.ts'

const schema = { type: 'object', properties: { a: { type: 'integer' } }, required: ['a'] }
const text: ExpectedOutput = { text: schema, tools: new Map(), mustUseTool: false }
const withTool = (strict: boolean): ExpectedOutput => ({
  tools: new Map([['look', { schema, strict }]]),
  mustUseTool: true,
})
const use = (input: unknown, name = 'look'): ContentBlock => ({
  toolUse: { toolUseId: 't', name, input: input as never },
})
const faultOf = (expected: ExpectedOutput, content: ContentBlock[], stopReason: StopReason = 'end_turn') => {
  const reader = createOutputReader(expected)
  for (const event of toEvents(answer(content))) reader.add(event)
  return reader.fault(stopReason)
}

describe('a text', () => {
  test('that is JSON by its schema, in one block or in several, with reasoning before', () => {
    const reasoning: ContentBlock = { reasoningContent: { reasoningText: { text: 'Hm {' } } }
    expect(faultOf(text, [{ text: ' {"a":1}\n' }])).toBeUndefined()
    expect(faultOf(text, [reasoning, { text: '{"a":' }, { text: '1}' }])).toBeUndefined()
  })

  test.each([
    ['```json\n{"a":1}\n```', 'its text is not JSON'],
    ['', 'its text is not JSON'],
    ['{"a":1', 'its text is not JSON'],
    ['{"a":"1"}', 'its text does not match the schema, $.a: must be integer'],
  ])('%j is malformed', (said, problem) => {
    expect(faultOf(text, [{ text: said }])).toEqual({
      problem,
      stopReason: 'malformed_model_output',
      isRetryable: true,
    })
  })

  test('is not looked for beside a tool', () => {
    expect(faultOf(text, [{ text: 'I look.' }, use({}, 'other')], 'tool_use')).toBeUndefined()
  })

  test.each([
    'max_tokens',
    'guardrail_intervened',
    'content_filtered',
    'model_context_window_exceeded',
  ] as const)('that ends at %s is neither asked for again nor called malformed', stopReason => {
    expect(faultOf(text, [{ text: '{"a":' }], stopReason)).toEqual({
      problem: `it ended at ${stopReason}: its text is not JSON`,
      isRetryable: false,
    })
  })

  test('that is too long is not judged', () => {
    expect(faultOf(text, [{ text: 'x'.repeat(4_000_001) }])).toBeUndefined()
  })
})

describe('a tool', () => {
  test('with an input by its schema', () => {
    expect(faultOf(withTool(true), [use({ a: 1 })], 'tool_use')).toBeUndefined()
  })

  test('that is not used although it has to be', () => {
    expect(faultOf(withTool(false), [{ text: 'No.' }])).toEqual({
      problem: 'it uses none of the tools look',
      isRetryable: true,
    })
  })

  test('with another input: malformed only where the tool is strict', () => {
    const problem = 'the input of look does not match its schema, $: "a" is required'
    expect(faultOf(withTool(false), [use({})], 'tool_use')).toEqual({ problem, isRetryable: true })
    expect(faultOf(withTool(true), [use({})], 'tool_use')).toEqual({
      problem,
      isRetryable: true,
      stopReason: 'malformed_tool_use',
    })
  })

  test('with an input that is not JSON is malformed', () => {
    const reader = createOutputReader(withTool(false))
    const start = { toolUse: { toolUseId: 't', name: 'look' } }
    reader.add({ contentBlockStart: { contentBlockIndex: 1, start } })
    reader.add({ contentBlockDelta: { contentBlockIndex: 1, delta: { toolUse: { input: '{"a":' } } } })
    expect(reader.fault('tool_use')).toEqual({
      problem: 'the input of look is not JSON',
      isRetryable: true,
      stopReason: 'malformed_tool_use',
    })
  })

  test('that nobody has to use may have any input', () => {
    expect(faultOf(withTool(true), [use('x', 'other')], 'tool_use')).toBeUndefined()
  })
})
