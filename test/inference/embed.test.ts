import { expect, test } from 'vitest'
import type { Backend, EmbedRequest } from '../../src/backends/backend.ts'
import { embed } from '../../src/inference/embed.ts'
import { serveOn } from '../support/serve-on.ts'

const titan = 'amazon.titan-embed-text-v2:0'
const texts = ['one two three', 'four']

test('a backend that embeds is asked once for all, and what it took is kept', async () => {
  const asked: EmbedRequest[] = []
  const backend: Backend = {
    async embed(request) {
      asked.push(request)
      const embeddings = request.texts.map(() => Float32Array.of(1, 0))
      return { served: { backend: 'gpu' }, embeddings, inputTokens: 7 }
    },
  }
  const { serve, resolved, context, records, headers } = serveOn(backend, titan)
  const { embeddings } = await embed(
    { serve },
    resolved,
    { texts, dimensions: 256, purpose: 'document' },
    context,
  )
  expect(embeddings).toHaveLength(2)
  expect(asked).toEqual([{ modelId: titan, texts, dimensions: 256, purpose: 'document' }])
  expect(records).toMatchObject([{ tokens: { embedding: 7 }, outcome: 'ok', backend: 'gpu' }])
  expect(headers['x-outcrop-backend']).toBe('gpu')
})

test("one that only passes native bodies on is asked in the family's own form, a text at a time", async () => {
  const bodies: unknown[] = []
  const backend: Backend = {
    async invoke({ body }) {
      bodies.push(JSON.parse(Buffer.from(body as Uint8Array).toString()))
      const answer = Buffer.from(JSON.stringify({ embedding: [0.6, 0.8], inputTextTokenCount: 3 }))
      const chunks = (async function* () {
        yield [answer.subarray(0, 9), answer.subarray(9)]
      })()
      return { served: { backend: 'bedrock' }, chunks }
    },
  }
  const { serve, resolved, context, records } = serveOn(backend, titan)
  const { embeddings, inputTokens } = await embed({ serve }, resolved, { texts, dimensions: 256 }, context)
  expect(bodies).toMatchObject([
    { inputText: 'one two three', dimensions: 256 },
    { inputText: 'four', dimensions: 256 },
  ])
  expect(embeddings.map(vector => [...vector].map(value => value.toFixed(1)))).toEqual(
    Array(2).fill(['0.6', '0.8']),
  )
  expect(inputTokens).toBe(6)
  expect(records).toMatchObject([{ tokens: { embedding: 6 } }])
})

test('an answer that is no JSON is a model error, and one that cannot embed is said so', async () => {
  const garbage: Backend = {
    invoke: async () => ({
      served: { backend: 'bedrock' },
      chunks: (async function* () {
        yield [Buffer.from('<html>')]
      })(),
    }),
  }
  const first = serveOn(garbage, titan)
  await expect(embed(first, first.resolved, { texts }, first.context)).rejects.toMatchObject({
    name: 'ModelErrorException',
  })
  const second = serveOn({}, titan)
  await expect(embed(second, second.resolved, { texts }, second.context)).rejects.toMatchObject({
    name: 'NotImplementedException',
  })
})
