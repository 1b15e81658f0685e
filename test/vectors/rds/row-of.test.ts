import { expect, test } from 'vitest'
import { documentRange } from '../../../src/vectors/rds/row-ids.ts'
import { rowOf, toFound, vectorText } from '../../../src/vectors/rds/row-of.ts'

const document = { id: 'd', dataSourceId: 's', parents: [{ id: 'p', text: 'parent' }] }
const chunk = { id: 'c', text: 'text', vector: Float32Array.of(1, -0.5), metadata: { year: 1 } }

test('a row is found as the chunk that it was made of', () => {
  for (const hasAttributes of [true, false]) {
    const whole = { ...chunk, searched: 'Heading\ntext', parent: 0 }
    const [id, vector, text, metadata, attributes] = rowOf('BASE', document, whole, 0, hasAttributes)
    expect(id).toBe(documentRange('BASE', 'd').from)
    expect(vector).toBe('[1,-0.5]')
    expect(text).toBe('Heading\ntext')
    const facts = JSON.parse(metadata)
    expect(facts.attributes).toEqual(hasAttributes ? undefined : { year: 1 })
    expect(toFound({ text, facts, attributes: JSON.parse(attributes) }, 0.5)).toEqual({
      id: 'c',
      documentId: 'd',
      dataSourceId: 's',
      text: 'text',
      metadata: { year: 1 },
      score: 0.5,
      parent: { id: 'p', text: 'parent' },
    })
  }
})

test('a text is kept once where nothing else is searched', () => {
  const [, , text, metadata] = rowOf('BASE', document, chunk, 3, true)
  expect(text).toBe('text')
  expect(JSON.parse(metadata)).toEqual({ chunk: 'c', document: 'd', source: 's' })
})

test('a vector is written without loss', () => {
  const vector = Float32Array.of(0.1, 1e-30, -3.25e20)
  expect(Float32Array.from(JSON.parse(vectorText(vector)))).toEqual(vector)
})
