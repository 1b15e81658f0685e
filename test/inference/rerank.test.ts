import { expect, test } from 'vitest'
import type { Backend } from '../../src/backends/backend.ts'
import { rerank } from '../../src/inference/rerank.ts'
import { serveOn } from '../support/serve-on.ts'

const model = 'cohere.rerank-v3-5:0'
const documents = ['of cats', 'of dogs']

test('scores in the order of the documents; a hundred documents are a search unit', async () => {
  const backend: Backend = {
    rerank: async request => ({
      served: { backend: 'gpu' },
      scores: request.documents.map((_, place) => place),
    }),
  }
  const { serve, resolved, context, records } = serveOn(backend, model)
  const many = Array.from({ length: 101 }, (_, number) => `${number}`)
  const { scores } = await rerank({ serve }, resolved, { query: 'q', documents: many }, context)
  expect(scores.slice(0, 3)).toEqual([0, 1, 2])
  expect(records).toMatchObject([{ tokens: { searchUnits: 2 }, outcome: 'ok' }])
})

test("one that only passes native bodies on is asked in the family's own form", async () => {
  const bodies: unknown[] = []
  const backend: Backend = {
    async invoke({ body }) {
      bodies.push(JSON.parse(Buffer.from(body as Uint8Array).toString()))
      const answer = {
        results: [
          { index: 1, relevance_score: 0.9 },
          { index: 0, relevance_score: 0.1 },
        ],
      }
      const chunks = (async function* () {
        yield [Buffer.from(JSON.stringify(answer))]
      })()
      return { served: { backend: 'bedrock' }, chunks }
    },
  }
  const { serve, resolved, context } = serveOn(backend, model)
  const { scores } = await rerank({ serve }, resolved, { query: 'dogs?', documents }, context)
  expect(scores).toEqual([0.1, 0.9])
  expect(bodies).toMatchObject([{ query: 'dogs?', documents }])
})

test('one that cannot rerank is said so', async () => {
  const { serve, resolved, context } = serveOn({}, model)
  await expect(rerank({ serve }, resolved, { query: 'q', documents }, context)).rejects.toMatchObject({
    name: 'NotImplementedException',
  })
})
