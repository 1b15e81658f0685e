import { expect, test } from 'vitest'
import { decodeUsage, encodeUsage } from '../../../src/dialects/chat-completion/usage.ts'

// https://platform.openai.com/docs/guides/prompt-caching: cached_tokens are among the prompt_tokens.
test('cached tokens are among those of the prompt', () => {
  const native = encodeUsage({ inputTokens: 18, outputTokens: 5, cacheReadInputTokens: 100 })
  expect(native).toEqual({
    prompt_tokens: 118,
    completion_tokens: 5,
    total_tokens: 123,
    prompt_tokens_details: { cached_tokens: 100 },
  })
  expect(decodeUsage(native)).toEqual({
    inputTokens: 18,
    outputTokens: 5,
    totalTokens: 123,
    cacheReadInputTokens: 100,
  })
})

test.each([undefined, null, 7, {}, { prompt_tokens: '1', completion_tokens: 2 }])('%j tells none', usage => {
  expect(decodeUsage(usage)).toBeUndefined()
})

test('an answer without counts has used nothing', () => {
  expect(encodeUsage()).toEqual({ prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 })
})
