import { expect, test } from 'vitest'
import { decodeRequest } from '../../../src/dialects/writer/decode-request.ts'

const messages = [{ role: 'user', content: 'Explain quantum computing in simple terms.' }]

// Both are in https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-palmyra-x4.html: the text in its
// code, the object in its example of a call.
test('content is a text, or an object with one', () => {
  const content = { text: 'Explain quantum computing in simple terms.' }
  expect(decodeRequest({ messages: [{ role: 'user', content }] })).toEqual(decodeRequest({ messages }))
  expect(decodeRequest({ messages, temperature: 1 })).toEqual({
    messages: [{ role: 'user', content: [content] }],
    inferenceConfig: { temperature: 1 },
  })
})

test.each<[object, string]>([
  [{ messages: [] }, '#/messages: expected minimum item count: 1, found: 0'],
  [{ messages, top_p: 0 }, '#/top_p: 0 is not greater than 0'],
  [{ messages, min_tokens: 17 }, '#/min_tokens: 17 is not less or equal to 16'],
  [{ messages, max_tokens: 5, min_tokens: 6 }, '#/min_tokens: 6 is not less or equal to 5'],
  [{ messages, max_tokens: 8_193 }, '#/max_tokens: 8193 is not less or equal to 8192'],
  [{ messages, stop: ['a', 'b', 'c', 'd', 'e'] }, '#/stop: expected maximum item count: 4, found: 5'],
  [
    { messages: [{ role: 'user', content: [{ type: 'text', text: 'x' }] }] },
    '#/messages/0/content: expected type: String, found: JSONArray',
  ],
  [{ messages, presence_penalty: 3 }, '#/presence_penalty: 3 is not less or equal to 2'],
])('refuses %j', (body, violation) => {
  expect(() => decodeRequest(body)).toThrow(
    `Malformed input request: ${violation}, please reformat your input and try again.`,
  )
})

test.each([
  [{ text_prompts: [] }, 'Palmyra takes messages'],
  [{ messages, inferenceConfig: {} }, "This is Converse's form"],
])('%j comes with a hint', (body, hint) => {
  expect(() => decodeRequest(body)).toThrow(expect.objectContaining({ hint: expect.stringContaining(hint) }))
})
