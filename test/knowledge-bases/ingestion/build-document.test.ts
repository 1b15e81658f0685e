import { expect, test } from 'vitest'
import { buildDocument, searchedText } from '../../../src/knowledge-bases/ingestion/build-document.ts'

const draft = { text: 'Text.', headings: [], start: 0, end: 5 }
const metadata = { attributes: { team: 'x' }, embedded: ['topic: travel'] }
const plain = { attributes: {}, embedded: [] }
const vectors = [Float32Array.of(1), Float32Array.of(2)]
const input = {
  dataSourceId: 'SOURCE0001',
  document: 's3://b/k',
  chunked: {
    chunks: [
      { ...draft, page: 2, parent: 0 },
      { ...draft, text: 'More.', headings: ['A', 'B'] },
    ],
    parents: [{ text: 'Text. More.' }],
  },
  metadata: plain,
  hasPages: true,
}

test('headings and what is to be embedded go before the text', () => {
  expect(searchedText(draft, plain)).toBe('Text.')
  expect(searchedText({ ...draft, headings: ['A', 'B'] }, metadata)).toBe('topic: travel\n\nA > B\n\nText.')
})

test('chunks and parents have ids that the next reading gives them too', () => {
  const document = buildDocument(input, vectors)
  expect(buildDocument(input, vectors)).toEqual(document)
  const ids = [...document.chunks, ...(document.parents ?? [])].map(({ id }) => id)
  expect(new Set(ids).size).toBe(3)
  const elsewhere = buildDocument({ ...input, dataSourceId: 'SOURCE0002' }, vectors)
  expect(elsewhere.chunks.some(({ id }) => ids.includes(id))).toBe(false)
  expect(document).toMatchObject({
    id: 'SOURCE0001:s3://b/k',
    chunks: [
      {
        text: 'Text.',
        parent: 0,
        vector: vectors[0],
        metadata: { 'x-amz-bedrock-kb-document-page-number': 2 },
      },
      { text: 'More.', searched: 'A > B\n\nMore.', vector: vectors[1] },
    ],
    parents: [{ text: 'Text. More.' }],
  })
  expect(document.chunks[0]).not.toHaveProperty('searched')
})

test('metadata is beside the reserved keys; a whole document has no page', () => {
  const [chunk] = buildDocument({ ...input, metadata, hasPages: false }, vectors).chunks
  expect(chunk?.metadata).toEqual({
    team: 'x',
    'x-amz-bedrock-kb-source-uri': 's3://b/k',
    'x-amz-bedrock-kb-chunk-id': chunk?.id,
    'x-amz-bedrock-kb-data-source-id': 'SOURCE0001',
  })
})

test('a chunk without a vector is an error', () => {
  expect(() => buildDocument(input, vectors.slice(1))).toThrow('has no vector')
})
