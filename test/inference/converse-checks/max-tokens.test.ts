import { expect, test } from 'vitest'
import { checkMaxTokens } from '../../../src/inference/converse-checks/max-tokens.ts'
import { expectRefusal, HAIKU_4_5, hello, modelOf } from './expect-refusal.ts'

const request = (maxTokens: number, betas: string[] = []) => ({
  messages: [hello],
  inferenceConfig: { maxTokens },
  additionalModelRequestFields: { anthropic_beta: betas },
})

test('more than the model writes', () => {
  expectRefusal(
    () => checkMaxTokens(request(64_001), HAIKU_4_5),
    'The maximum tokens you requested exceeds the model limit of 64000. Try again with a maximum tokens value that is lower than 64000.',
  )
})

test('as much as it writes, or nothing said, or nothing known', () => {
  expect(() => checkMaxTokens(request(64_000), HAIKU_4_5)).not.toThrow()
  expect(() => checkMaxTokens({ messages: [hello] }, HAIKU_4_5)).not.toThrow()
  expect(() => checkMaxTokens(request(900_000), { ...HAIKU_4_5, limits: {} })).not.toThrow()
})

test('the beta of long answers', () => {
  const sonnet = modelOf('anthropic.claude-3-7-sonnet-20250219-v1:0')
  expect(() => checkMaxTokens(request(128_000, ['output-128k-2025-02-19']), sonnet)).not.toThrow()
  expect(() => checkMaxTokens(request(128_000), sonnet)).toThrow()
})
