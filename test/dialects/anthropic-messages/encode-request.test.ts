import { expect, test } from 'vitest'
import { encodeRequest } from '../../../src/dialects/anthropic-messages/encode-request.ts'

const messages = [{ role: 'user' as const, content: [{ text: 'Hello' }] }]
const model = 'anthropic.claude-sonnet-4-5-20250929-v1:0'

test.each([
  ['anthropic.claude-3-haiku-20240307-v1:0', 4_096],
  ['anthropic.claude-3-5-sonnet-20241022-v2:0', 8_192],
  ['anthropic.claude-opus-4-20250514-v1:0', 32_000],
  ['anthropic.claude-opus-4-1-20250805-v1:0', 32_000],
  ['anthropic.claude-opus-4-6-v1', 64_000],
  [model, 64_000],
])('%s may answer %d tokens where nobody limits it', (id, max_tokens) => {
  expect(encodeRequest({ messages }, id)).toEqual({
    anthropic_version: 'bedrock-2023-05-31',
    max_tokens,
    messages: [{ role: 'user', content: [{ type: 'text', text: 'Hello' }] }],
  })
})

test('additional fields are members of the body', () => {
  const additionalModelRequestFields = { top_k: 5, tools: [{ type: 'bash_20250124', name: 'bash' }] }
  expect(encodeRequest({ messages, additionalModelRequestFields }, model)).toMatchObject(
    additionalModelRequestFields,
  )
})

// https://docs.anthropic.com/en/docs/build-with-claude/structured-outputs
test('the form of the answer', () => {
  const textFormat = {
    type: 'json_schema' as const,
    structure: { jsonSchema: { schema: '{"type":"object"}' } },
  }
  expect(encodeRequest({ messages, outputConfig: { effort: 'low', textFormat } }, model)).toMatchObject({
    output_config: { effort: 'low', format: { type: 'json_schema', schema: { type: 'object' } } },
  })
  const wrong = { type: 'json_schema' as const, structure: { jsonSchema: { schema: '{' } } }
  expect(() => encodeRequest({ messages, outputConfig: { textFormat: wrong } }, model)).toThrow(
    expect.objectContaining({ name: 'ValidationException' }),
  )
})
