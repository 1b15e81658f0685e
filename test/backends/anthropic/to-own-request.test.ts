import { expect, test } from 'vitest'
import { toOwnRequest } from '../../../src/backends/anthropic/to-own-request.ts'

const native = {
  anthropic_version: 'bedrock-2023-05-31',
  max_tokens: 5,
  messages: [],
  thinking: { type: 'adaptive' },
}

test('says in the body and the headers what Bedrock says elsewhere', () => {
  const request = { ...native, anthropic_beta: ['a-1'], 'amazon-bedrock-guardrailConfig': {} }
  expect(toOwnRequest(request, 'claude', true, [])).toEqual({
    body: { max_tokens: 5, messages: [], thinking: { type: 'adaptive' }, model: 'claude', stream: true },
    headers: { 'anthropic-beta': 'a-1' },
  })
  expect(toOwnRequest(native, 'claude', false, []).headers).toEqual({})
})

test('betas that no header can hold are refused', () => {
  for (const anthropic_beta of ['a', [7], ['a\r\nx: y'], ['a,b'], ['x'.repeat(200)], Array(200).fill('a')])
    expect(() => toOwnRequest({ ...native, anthropic_beta }, 'claude', false, [])).toThrow(
      'invalid beta flag',
    )
})
