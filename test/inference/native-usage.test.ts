import { expect, test } from 'vitest'
import type { InferenceContext } from '../../src/inference/inference.ts'
import { readNativeCall } from '../../src/inference/native-call.ts'
import { nativeUsage } from '../../src/inference/native-usage.ts'

const usageOf = (id: string, request: unknown, answer: unknown, told?: object) => {
  const model = {
    id,
    provider: 'any',
    inputModalities: [],
    outputModalities: [],
    lifecycle: { status: 'ACTIVE' as const },
    limits: {},
  }
  const call = readNativeCall(
    { model, invocable: id, quota: 'on-demand' },
    { modelId: id, body: Buffer.from(JSON.stringify(request)) },
    {},
    {} as InferenceContext,
  )
  return nativeUsage(call, Buffer.from(typeof answer === 'string' ? answer : JSON.stringify(answer)), told)
}
const claude = 'anthropic.claude-haiku-4-5-20251001-v1:0'
const message = (usage: object) => ({
  id: 'msg_1',
  type: 'message',
  role: 'assistant',
  model: 'claude',
  content: [{ type: 'text', text: 'Hello.' }],
  stop_reason: 'end_turn',
  usage,
})
const told = { inputTokens: 5, outputTokens: 2 }

test('what is told beside the answer, where no cache is told of in it', () => {
  expect(usageOf(claude, {}, message({ input_tokens: 9, output_tokens: 9 }), told)).toEqual(told)
})

test('what a prompt cache did is in the answer alone', () => {
  const usage = {
    input_tokens: 5,
    output_tokens: 2,
    cache_read_input_tokens: 70,
    cache_creation_input_tokens: 30,
    cache_creation: { ephemeral_5m_input_tokens: 10, ephemeral_1h_input_tokens: 20 },
  }
  expect(usageOf(claude, {}, message(usage), told)).toMatchObject({
    ...told,
    cacheReadInputTokens: 70,
    cacheWriteInputTokens: 30,
    cacheDetails: expect.arrayContaining([{ ttl: '1h', inputTokens: 20 }]),
  })
})

test('embeddings are tokens that were embedded, reranking is search units', () => {
  const titan = 'amazon.titan-embed-text-v2:0'
  expect(usageOf(titan, {}, { embedding: [1], inputTextTokenCount: 4 })).toEqual({ embeddingTokens: 4 })
  expect(usageOf(titan, {}, { embedding: [1] }, { inputTokens: 6 })).toEqual({ embeddingTokens: 6 })
  expect(usageOf(titan, {}, 'no JSON')).toEqual({})
  const documents = Array.from({ length: 150 }, (_, number) => `${number}`)
  expect(usageOf('cohere.rerank-v3-5:0', { api_version: 2, query: 'q', documents }, {})).toEqual({
    searchUnits: 2,
  })
  expect(usageOf('cohere.rerank-v3-5:0', {}, {})).toEqual({ searchUnits: 1 })
})

test('nothing where nobody counted', () => {
  expect(usageOf(claude, {}, 'no JSON')).toEqual({})
  expect(usageOf('some.model-of-ones-own', {}, { text: 'cache' })).toEqual({})
})
