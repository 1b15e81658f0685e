import { expect, test } from 'vitest'
import type { FoundationModel } from '../../src/inference/catalogue.ts'
import type { InferenceContext } from '../../src/inference/inference.ts'
import { readNativeCall } from '../../src/inference/native-call.ts'
import { nativeDemand } from '../../src/inference/native-demand.ts'

const demandOf = (id: string, body: unknown) => {
  const model: FoundationModel = {
    id,
    provider: 'any',
    inputModalities: ['TEXT'],
    outputModalities: ['TEXT'],
    lifecycle: { status: 'ACTIVE' },
    limits: {},
  }
  const bytes = typeof body === 'string' ? Buffer.from(body) : Buffer.from(JSON.stringify(body))
  const resolved = { model, invocable: id, quota: 'on-demand' as const }
  return nativeDemand(readNativeCall(resolved, { modelId: id, body: bytes }, {}, {} as InferenceContext))
}

const claude = 'anthropic.claude-3-haiku-20240307-v1:0'

test("a body that its dialect reads asks for its prompt's tokens and its own maximum", () => {
  const messages = [{ role: 'user', content: 'one two three four five six seven eight nine ten' }]
  const short = demandOf(claude, { anthropic_version: 'bedrock-2023-05-31', max_tokens: 77, messages })
  expect(short.maxTokens).toBe(77)
  expect(short.inputTokens).toBeGreaterThan(8)
  expect(short.inputTokens).toBeLessThan(30)
  const long = demandOf(claude, {
    anthropic_version: 'bedrock-2023-05-31',
    max_tokens: 77,
    messages: [{ role: 'user', content: 'word '.repeat(1_000) }],
  })
  expect(long.inputTokens).toBeGreaterThan(900)
})

test.each([
  [claude, 'no JSON at all, of 36 characters....', { inputTokens: 9 }],
  [claude, { unknown: 'x'.repeat(386) }, { inputTokens: 100 }],
  ['some.model-of-ones-own', { prompt: 'x'.repeat(387) }, { inputTokens: 100 }],
  ['amazon.titan-embed-text-v2:0', { inputText: 'x'.repeat(384) }, { inputTokens: 96, maxTokens: 0 }],
  ['amazon.titan-embed-text-v2:0', 'no JSON at all, of 36 characters....', { inputTokens: 9, maxTokens: 0 }],
  ['amazon.titan-embed-image-v1', { inputImage: 'x'.repeat(400_000) }, { inputTokens: 0, maxTokens: 0 }],
  ['cohere.rerank-v3-5:0', { query: 'q', documents: ['d'] }, { inputTokens: 0, maxTokens: 0 }],
])('%s with %j asks for %j', (model, body, demand) => {
  expect(demandOf(model, body)).toEqual(demand)
})
