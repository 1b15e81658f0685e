import { expect, test } from 'vitest'
import { readJsonRequest } from '../../../../src/backends/embedded/json/read-json-request.ts'

const members = (text: string): string[] | undefined => {
  const properties = readJsonRequest(text)?.properties
  return properties === undefined ? undefined : Object.keys(properties as object)
}

test.each([
  ['Return JSON with the keys "name", "email" and "total".', ['name', 'email', 'total']],
  ['Extract the sender and the due date as JSON.', ['sender', 'due_date']],
  ['Reply in JSON containing city, country.', ['city', 'country']],
  ['Answer as JSON: {"ok": true, "items": [{"id": 1}]}', ['ok', 'items']],
])('%s', (text, names) => {
  expect(members(text)).toEqual(names)
})

test('a sample shows types and choices', () => {
  expect(
    readJsonRequest(
      'Only valid JSON like {"mood": "good|bad", "score": 0, "tags": ["string"], "sure": false}',
    ),
  ).toEqual({
    type: 'object',
    properties: {
      mood: { type: 'string', enum: ['good', 'bad'] },
      score: { type: 'number' },
      tags: { type: 'array', items: { type: 'string' } },
      sure: { type: 'boolean' },
    },
    required: ['mood', 'score', 'tags', 'sure'],
  })
})

test('a schema is itself', () => {
  const schema = { type: 'object', properties: { a: { type: 'integer' } } }
  expect(readJsonRequest(`Respond with JSON for this schema: ${JSON.stringify(schema)}`)).toEqual(schema)
})

test('JSON without names, a broken sample, and no request', () => {
  expect(readJsonRequest('Answer in JSON.')).toEqual({})
  expect(readJsonRequest('Answer in JSON: {"a": }')).toEqual({})
  expect(readJsonRequest('What is JSON?')).toBeUndefined()
  expect(readJsonRequest('Summarise this.')).toBeUndefined()
})
