import { expect, test } from 'vitest'
import { checkContext } from '../../../src/inference/converse-checks/context.ts'
import { expectRefusal, HAIKU_4_5, hello, LLAMA_3_3, modelOf, NOVA_LITE, SONNET_4 } from './expect-refusal.ts'

test('Claude says both numbers', () => {
  expectRefusal(
    () => checkContext(200_049, undefined, HAIKU_4_5),
    'The model returned the following errors: prompt is too long: 200049 tokens > 200000 maximum',
  )
})

test('Llama says its own', () => {
  expectRefusal(
    () => checkContext(8193, 100, modelOf('meta.llama3-8b-instruct-v1:0')),
    `The model returned the following errors: This model's maximum context length is 8192 tokens. Please reduce the length of the prompt`,
  )
  expectRefusal(
    () => checkContext(140_000, 100, LLAMA_3_3),
    `The model returned the following errors: This model's maximum context length is 131072 tokens. Please reduce the length of the prompt`,
  )
})

test('others say Bedrock’s', () => {
  expectRefusal(() => checkContext(300_001, 100, NOVA_LITE), 'Input is too long for requested model.')
})

test('input and output together, for Claude 3.7 to 4.1', () => {
  expectRefusal(
    () => checkContext(190_000, 32_000, SONNET_4),
    'The model returned the following errors: input length and `max_tokens` exceed context limit: 190000 + 32000 > 200000, decrease input length or `max_tokens` and try again',
  )
  expect(() => checkContext(190_000, 10_000, SONNET_4)).not.toThrow()
  expect(() => checkContext(190_000, 32_000, HAIKU_4_5)).not.toThrow()
})

test('the beta of long contexts', () => {
  const request = {
    messages: [hello],
    additionalModelRequestFields: { anthropic_beta: ['context-1m-2025-08-07'] },
  }
  expect(() => checkContext(900_000, 1000, SONNET_4, request)).not.toThrow()
  expect(() => checkContext(1_000_001, 1000, SONNET_4, request)).toThrow(
    'prompt is too long: 1000001 tokens > 1000000 maximum',
  )
})

test('what fits, and what is not known', () => {
  expect(() => checkContext(200_000, undefined, HAIKU_4_5)).not.toThrow()
  expect(() => checkContext(9_000_000, 9, { ...NOVA_LITE, limits: {} })).not.toThrow()
})
