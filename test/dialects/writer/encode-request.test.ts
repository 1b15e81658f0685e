import { expect, test } from 'vitest'
import { encodeRequest } from '../../../src/dialects/writer/encode-request.ts'

const messages = [{ role: 'user' as const, content: [{ text: 'Hello' }] }]

test('a request without a limit allows all that the model can say', () => {
  expect(encodeRequest({ messages })).toEqual({
    messages: [{ role: 'user', content: 'Hello' }],
    max_tokens: 8_192,
  })
})

test('limits, tools and the native members', () => {
  const toolConfig = {
    tools: [{ toolSpec: { name: 'a', inputSchema: { json: {} } } }],
    toolChoice: { any: {} },
  }
  const inferenceConfig = { maxTokens: 5, stopSequences: ['END'] }
  expect(
    encodeRequest({
      messages,
      inferenceConfig,
      toolConfig,
      additionalModelRequestFields: { min_tokens: 2 },
    }),
  ).toEqual({
    messages: [{ role: 'user', content: 'Hello' }],
    max_tokens: 5,
    stop: ['END'],
    tools: [{ type: 'function', function: { name: 'a', parameters: {} } }],
    tool_choice: 'required',
    min_tokens: 2,
  })
})
