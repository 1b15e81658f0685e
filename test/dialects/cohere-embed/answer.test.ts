import { expect, test } from 'vitest'
import { decodeAnswer, encodeAnswer } from '../../../src/dialects/cohere-embed/answer.ts'

const embedded = { embeddings: [Float32Array.of(0.5, -0.5, 0.5, -0.5)], inputTokens: 9 }

test('a list of floats where no types are asked for', () => {
  const floats = {
    id: 'id',
    response_type: 'embeddings_floats',
    embeddings: [[0.5, -0.5, 0.5, -0.5]],
    texts: ['Hi'],
  }
  expect(encodeAnswer(embedded, { texts: ['Hi'] }, 'id')).toEqual(floats)
  expect(encodeAnswer(embedded, { texts: ['Hi'], embedding_types: [] }, 'id')).toEqual(floats)
})

test('a map where types are asked for', () => {
  expect(encodeAnswer(embedded, { texts: ['Hi'], embedding_types: ['int8', 'float'] }, 'id')).toEqual({
    id: 'id',
    response_type: 'embeddings_by_type',
    embeddings: { float: [[0.5, -0.5, 0.5, -0.5]], int8: [[127, -127, 127, -127]] },
    texts: ['Hi'],
  })
})

test('repeats what was embedded', () => {
  const inputs = [{ content: [{ type: 'text', text: 'Hi' }] }]
  expect(encodeAnswer(embedded, { inputs }, 'id')).toMatchObject({ inputs })
  expect(encodeAnswer(embedded, { inputs }, 'id')).not.toHaveProperty('texts')
  expect(encodeAnswer(embedded, { images: ['data:'] }, 'id')).toMatchObject({ texts: [] })
})

test('reads the most precise type', () => {
  const vectors = { binary: [[-88]], int8: [[1, -1]], float: [[0.6, -0.8]] }
  expect(decodeAnswer({ embeddings: vectors }).embeddings).toEqual([Float32Array.of(0.6, -0.8)])
  expect(decodeAnswer({ embeddings: [] })).toEqual({ embeddings: [], inputTokens: 0 })
})

test('takes vectors of several lengths for a failure of the model', () => {
  expect(() => decodeAnswer({ embeddings: [[1], [1, 2]] })).toThrow(
    expect.objectContaining({ name: 'ModelErrorException' }),
  )
})
