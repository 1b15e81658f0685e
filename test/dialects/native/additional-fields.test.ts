import { expect, test } from 'vitest'
import { dialectFor } from '../../../src/dialects/index.ts'
import { additionalFields, unspokenFields } from '../../../src/dialects/native/additional-fields.ts'

test('what is not spoken, not for Bedrock and not null', () => {
  const body = JSON.parse('{"a":1,"b":2,"c":null,"amazon-bedrock-x":3,"__proto__":{"polluted":true}}')
  const { additionalModelRequestFields: fields } = unspokenFields(body, ['a'], { d: 4 })
  expect(Object.entries(Object(fields))).toEqual([
    ['b', 2],
    ['__proto__', { polluted: true }],
    ['d', 4],
  ])
  expect(Object(fields).polluted).toBeUndefined()
})

test('nothing is no member', () => {
  expect(unspokenFields({ a: 1 }, ['a'])).toEqual({})
})

test('the fields, or none', () => {
  expect(additionalFields({ additionalModelRequestFields: { top_k: 3 } })).toEqual({ top_k: 3 })
  expect(additionalFields({})).toEqual({})
})

test.each([[[1]], ['text'], [7]])('%j is not an object of fields', fields => {
  expect(() => additionalFields({ additionalModelRequestFields: fields })).toThrow(
    'The additionalModelRequestFields field must be a JSON object.',
  )
})

test.each([
  'ai21.jamba-1-5-large-v1:0',
  'amazon.nova-lite-v1:0',
  'amazon.titan-text-express-v1',
  'anthropic.claude-3-haiku-20240307-v1:0',
  'cohere.command-r-v1:0',
  'cohere.command-text-v14',
  'deepseek.r1-v1:0',
  'meta.llama3-8b-instruct-v1:0',
  'mistral.mistral-7b-instruct-v0:2',
  'mistral.mistral-large-2407-v1:0',
  'openai.gpt-oss-20b-1:0',
  'writer.palmyra-x4-v1:0',
])('%s: they take the place of nothing that Converse says, so that no limit or quota is passed', model => {
  const dialect = dialectFor(model)
  const limits = ['max_tokens', 'max_gen_len', 'max_completion_tokens', 'maxTokenCount', 'maxTokens']
  const additionalModelRequestFields: Record<string, object | string | number> = {
    ...Object.fromEntries(limits.map(name => [name, 64_000])),
    ...Object.fromEntries(
      ['inferenceConfig', 'textGenerationConfig'].map(name => [
        name,
        { maxTokens: 64_000, maxTokenCount: 64_000 },
      ]),
    ),
    prompt: 'another one',
    message: 'another one',
    messages: [{ role: 'user', content: 'another one' }],
    inputText: 'another one',
  }
  const request = {
    messages: [{ role: 'user' as const, content: [{ text: 'What was said' }] }],
    inferenceConfig: { maxTokens: 10 },
  }
  const plain = dialect?.encodeRequest(request, model) as Record<string, unknown>
  const encoded = dialect?.encodeRequest({ ...request, additionalModelRequestFields } as never, model)
  expect(encoded).toMatchObject(plain)
})
