import { expect, test } from 'vitest'
import { encodeRequest } from '../../../src/dialects/openai-chat/encode-request.ts'

const messages = [{ role: 'user' as const, content: [{ text: 'Hello' }] }]

test.each([
  ['openai.gpt-oss-20b-1:0', 'max_tokens'],
  ['qwen.qwen3-32b-v1:0', 'max_tokens'],
  ['openai.gpt-5.4', 'max_completion_tokens'],
])('%s limits its answer by %s', (model, name) => {
  expect(encodeRequest({ messages, inferenceConfig: { maxTokens: 5 } }, model)).toEqual({
    messages: [{ role: 'user', content: 'Hello' }],
    [name]: 5,
  })
})

// https://platform.openai.com/docs/guides/structured-outputs
test('the form of the answer', () => {
  const textFormat = {
    type: 'json_schema' as const,
    structure: { jsonSchema: { schema: '{"type":"object"}', name: 'order' } },
  }
  expect(
    encodeRequest({ messages, outputConfig: { effort: 'low', textFormat } }, 'openai.gpt-oss-20b-1:0'),
  ).toMatchObject({
    reasoning_effort: 'low',
    response_format: { type: 'json_schema', json_schema: { name: 'order', schema: { type: 'object' } } },
  })
})

test('additional fields are members of the body', () => {
  const additionalModelRequestFields = { seed: 7, temperature: 1.5 }
  expect(encodeRequest({ messages, additionalModelRequestFields }, 'zai.glm-5')).toMatchObject(
    additionalModelRequestFields,
  )
})
