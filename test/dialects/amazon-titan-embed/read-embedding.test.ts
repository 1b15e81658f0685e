import { expect, test } from 'vitest'
import { readEmbedding, toBits } from '../../../src/dialects/amazon-titan-embed/read-embedding.ts'

const unit = Float32Array.of(0.5, -0.5, -0.5, 0.5)

test('reads whichever form the answer has', () => {
  const embeddings = [unit]
  for (const body of [
    { embedding: [2, -2, -2, 2], inputTextTokenCount: 3 },
    { embedding: [2, -2, -2, 2], embeddingsByType: { binary: [0, 0, 0, 1] }, inputTextTokenCount: 3 },
    { embeddingsByType: { float: [2, -2, -2, 2] }, inputTextTokenCount: 3 },
    { embeddingsByType: { binary: [1, 0, 0, 1] }, inputTextTokenCount: 3 },
  ])
    expect(readEmbedding(body)).toEqual({ embeddings, inputTokens: 3 })
  expect(readEmbedding({ embedding: [1, -1, -1, 1] })).toEqual({ embeddings, inputTokens: 0 })
})

test('takes anything else for a failure of the model', () => {
  for (const body of [
    null,
    {},
    { embedding: [] },
    { embeddingsByType: { binary: [2, 0] } },
    { embeddingsByType: { binary: '1001' } },
    { message: 'no' },
  ])
    expect(() => readEmbedding(body)).toThrow(expect.objectContaining({ name: 'ModelErrorException' }))
})

test('a bit is the sign of a component', () => {
  expect(toBits(unit)).toEqual([1, 0, 0, 1])
})
