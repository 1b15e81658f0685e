import type { ContentBlock, Message, SystemContentBlock } from '@aws-sdk/client-bedrock-runtime'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MovableClock } from '../../src/clock.ts'
import type { ModelRequest } from '../../src/dialects/dialect.ts'
import { countRequest } from '../../src/inference/count-tokens.ts'
import { createPromptCache } from '../../src/inference/prompt-cache.ts'

const id = 'anthropic.claude-sonnet-4-5-20250929-v1:0'
const scope = { account: '111122223333', region: 'us-east-1' }
const modelWith = (minimumTokens: number) => ({
  id,
  promptCache: { minimumTokens, checkpoints: 4, ttls: ['5m', '1h'] as const },
})

const text = fc.string({ maxLength: 40 }).map(value => ({ text: value }))
const point = fc
  .constantFrom('5m' as const, '1h' as const, undefined)
  .map(ttl => ({ cachePoint: { type: 'default' as const, ...(ttl !== undefined && { ttl }) } }))
const blocks: fc.Arbitrary<(ContentBlock & SystemContentBlock)[]> = fc.array(
  fc.oneof({ weight: 3, arbitrary: text }, { weight: 1, arbitrary: point }),
  { maxLength: 8 },
)
const messages: fc.Arbitrary<Message[]> = fc.array(
  fc.record({ role: fc.constantFrom('user' as const, 'assistant' as const), content: blocks }),
  { maxLength: 5 },
)
const requests: fc.Arbitrary<ModelRequest> = fc.record({ system: blocks, messages })
const createCache = () => createPromptCache({ clock: new MovableClock() })

test('whatever is cached, the three counts make the whole, and the details what is written', () => {
  fc.assert(
    fc.property(
      fc.array(requests, { minLength: 1, maxLength: 6 }),
      fc.nat(40),
      fc.nat(20),
      (calls, minimum, off) => {
        const cache = createCache()
        for (const request of calls) {
          // The whole may be the model's own count, smaller than the estimate of its parts.
          const inputTokens = Math.max(0, countRequest(request, id) - off)
          const counts = cache.apply({ scope, model: modelWith(minimum), request, inputTokens })
          const { cacheReadInputTokens: read, cacheWriteInputTokens: written, cacheDetails = [] } = counts
          expect(counts.inputTokens + read + written).toBe(inputTokens)
          expect(Math.min(counts.inputTokens, read, written)).toBeGreaterThanOrEqual(0)
          expect(cacheDetails.reduce((sum, detail) => sum + (detail.inputTokens ?? 0), 0)).toBe(written)
        }
      },
    ),
  )
})

test('the same call again reads what the first wrote', () => {
  fc.assert(
    fc.property(requests, fc.nat(40), (request, minimum) => {
      const cache = createCache()
      const call = { scope, model: modelWith(minimum), request, inputTokens: countRequest(request, id) }
      const first = cache.apply(call)
      expect(cache.apply(structuredClone(call))).toEqual({
        inputTokens: first.inputTokens,
        cacheReadInputTokens: first.cacheWriteInputTokens,
        cacheWriteInputTokens: 0,
      })
    }),
  )
})

test('a change before the only checkpoint misses, one after it does not', () => {
  fc.assert(
    fc.property(
      fc.array(text, { minLength: 1, maxLength: 15 }),
      fc.nat(),
      fc.string(),
      (parts, at, other) => {
        const cache = createCache()
        const apply = (before: ContentBlock[], after: string) => {
          const content = [...before, { cachePoint: { type: 'default' as const } }, { text: after }]
          const request: ModelRequest = { messages: [{ role: 'user', content }] }
          return cache.apply({ scope, model: modelWith(0), request, inputTokens: countRequest(request, id) })
        }
        const changed = parts.map((part, index) =>
          index === at % parts.length ? { text: `${part.text}!` } : part,
        )
        apply(parts, 'question')
        expect(apply(parts, other).cacheReadInputTokens).toBeGreaterThan(0)
        expect(apply(changed, 'question').cacheReadInputTokens).toBe(0)
      },
    ),
  )
})

test('a prefix under the minimum is never cached', () => {
  fc.assert(
    fc.property(requests, request => {
      const cache = createCache()
      const inputTokens = countRequest(request, id)
      const model = modelWith(inputTokens + 1)
      for (let again = 0; again < 2; again++) {
        expect(cache.apply({ scope, model, request, inputTokens }).inputTokens).toBe(inputTokens)
      }
    }),
  )
})
