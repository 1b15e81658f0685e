import { expect, test } from 'vitest'
import { toFound, toMetadata } from '../../../src/vectors/pinecone/to-metadata.ts'

const fields = { textField: 'text', metadataField: 'metadata' }
const record = (text: string) => ({
  document: { id: 'd', dataSourceId: 's' },
  generation: 'g',
  position: 0,
  chunk: { id: 'c', text, vector: Float32Array.of(1), metadata: { $a: 'x', n: 1, empty: [], l: ['y'] } },
  parent: { id: 'p', text: 'parent' },
})

test('a chunk comes back as it went, and its keys are no operators', () => {
  const metadata = toMetadata('b', fields, record('text'))
  expect(Object.keys(metadata).filter(key => key.startsWith('$'))).toEqual([])
  expect(metadata).toMatchObject({ 'outcrop_text:$a': 'x', 'outcrop_number:n': 1, 'outcrop_list:l': ['y'] })
  expect(toFound(metadata, fields, 0.5)).toEqual({
    generation: 'g',
    found: {
      id: 'c',
      documentId: 'd',
      dataSourceId: 's',
      text: 'text',
      metadata: { $a: 'x', n: 1, empty: [], l: ['y'] },
      score: 0.5,
      parent: { id: 'p', text: 'parent' },
    },
  })
})

test('more than Pinecone keeps is refused with its size', () => {
  expect(() => toMetadata('b', fields, record('x'.repeat(41_000)))).toThrow(/^A chunk has 41\d\d\d bytes/)
})
