import { expect, test } from 'vitest'
import { encodeBody, limitFieldOf } from '../../../src/backends/openai-compatible/encode-body.ts'

const here = 'max_tokens'
const request = {
  modelId: 'anthropic.claude-haiku-4-5-20251001-v1:0',
  messages: [
    { role: 'user' as const, content: [{ text: 'Hello' }, { cachePoint: { type: 'default' as const } }] },
  ],
  inferenceConfig: { maxTokens: 9 },
}

test('says the model and how it is to be answered, whatever the additional fields say', () => {
  const additionalModelRequestFields = { model: 'another', stream: true, seed: 7 }
  expect(encodeBody({ ...request, additionalModelRequestFields }, 'Qwen3', false, here)).toEqual({
    messages: [{ role: 'user', content: 'Hello' }],
    max_tokens: 9,
    seed: 7,
    model: 'Qwen3',
    stream: false,
  })
  expect(encodeBody(request, 'Qwen3', true, here)).toMatchObject({
    stream: true,
    stream_options: { include_usage: true },
  })
})

test('points of the cache are nothing to servers that cache unasked', () => {
  const cachePoint = { type: 'default' as const }
  const marked = {
    ...request,
    system: [{ text: 'Be brief.' }, { cachePoint }],
    toolConfig: { tools: [{ toolSpec: { name: 'now', inputSchema: { json: {} } } }, { cachePoint }] },
  }
  const body = encodeBody(marked, 'Qwen3', false, here)
  expect(body.messages).toEqual([
    { role: 'system', content: 'Be brief.' },
    { role: 'user', content: 'Hello' },
  ])
  expect(body.tools).toHaveLength(1)
})

test('the limit has the name that the server knows', () => {
  expect(limitFieldOf('http://gpu:8000/v1')).toBe('max_tokens')
  expect(limitFieldOf('https://api.openai.com/v1')).toBe('max_completion_tokens')
  expect(limitFieldOf('https://mine.openai.azure.com/openai/v1')).toBe('max_completion_tokens')
  expect(encodeBody(request, 'm', false, 'max_completion_tokens')).toMatchObject({ max_completion_tokens: 9 })
  const additionalModelRequestFields = { max_completion_tokens: 7 }
  const { inferenceConfig: _, ...unlimited } = request
  const body = encodeBody({ ...unlimited, additionalModelRequestFields }, 'm', false, here)
  expect(body).toMatchObject({ max_tokens: 7 })
  expect(body).not.toHaveProperty('max_completion_tokens')
  expect(encodeBody(unlimited, 'm', false, here)).not.toHaveProperty('max_tokens')
})

test('a schema and an image are in the words of chat completions', () => {
  const body = encodeBody(
    {
      ...request,
      messages: [
        { role: 'user', content: [{ image: { format: 'png', source: { bytes: Buffer.from('png') } } }] },
      ],
      outputConfig: {
        textFormat: {
          type: 'json_schema',
          structure: { jsonSchema: { name: 'city', schema: '{"type":"object"}' } },
        },
      },
    },
    'm',
    false,
    here,
  )
  expect(body).toMatchObject({
    messages: [{ content: [{ type: 'image_url', image_url: { url: 'data:image/png;base64,cG5n' } }] }],
    response_format: { type: 'json_schema', json_schema: { name: 'city', schema: { type: 'object' } } },
  })
})
