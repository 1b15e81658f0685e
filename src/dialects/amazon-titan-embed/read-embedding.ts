import type { Embedded } from '../embed-dialect.ts'
import { isObject } from '../native/json.ts'
import { unreadableAnswer } from '../native/unreadable-answer.ts'
import { toUnitVector } from '../native/vectors.ts'

/**
 * What an answer of any Titan embedding model holds.
 *
 * @throws ModelErrorException for a body of another form.
 */
export const readEmbedding = (body: unknown): Embedded => {
  const { embedding, embeddingsByType, inputTextTokenCount } = isObject(body) ? body : {}
  const { float, binary } = isObject(embeddingsByType) ? embeddingsByType : {}
  const vector = toUnitVector(embedding ?? float) ?? toUnitVector(fromBits(binary))
  if (vector === undefined) throw unreadableAnswer('it has no embedding')
  return {
    embeddings: [vector],
    inputTokens: typeof inputTextTokenCount === 'number' ? inputTextTokenCount : 0,
  }
}

/** One number for each dimension, 0 or 1: https://github.com/vercel/ai/pull/5642. */
export const toBits = (vector: Float32Array): number[] =>
  Array.from(vector, component => (component > 0 ? 1 : 0))

const fromBits = (bits: unknown): unknown =>
  Array.isArray(bits) && bits.every(bit => bit === 0 || bit === 1) ? bits.map(bit => 2 * bit - 1) : undefined
