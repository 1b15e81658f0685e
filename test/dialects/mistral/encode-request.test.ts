import { expect, test } from 'vitest'
import { encodeRequest } from '../../../src/dialects/mistral/encode-request.ts'

const messages = [{ role: 'user' as const, content: [{ text: 'Hello' }] }]
const inferenceConfig = { maxTokens: 5, stopSequences: ['END'] }

test('the form of the model', () => {
  expect(encodeRequest({ messages, inferenceConfig }, 'mistral.mistral-7b-instruct-v0:2')).toEqual({
    prompt: '<s>[INST] Hello [/INST]',
    max_tokens: 5,
    stop: ['END'],
  })
  expect(encodeRequest({ messages, inferenceConfig }, 'mistral.mistral-large-2407-v1:0')).toEqual({
    messages: [{ role: 'user', content: 'Hello' }],
    max_tokens: 5,
    stop: ['END'],
  })
})

test('a model of both forms is sent messages', () => {
  expect(encodeRequest({ messages }, 'mistral.mistral-large-2402-v1:0')).toEqual({
    messages: [{ role: 'user', content: 'Hello' }],
  })
})

test('the form of the answer cannot be said', () => {
  expect(() =>
    encodeRequest({ messages, outputConfig: { effort: 'low' } }, 'mistral.mistral-large-2407-v1:0'),
  ).toThrow("This model doesn't support the outputConfig field.")
})
