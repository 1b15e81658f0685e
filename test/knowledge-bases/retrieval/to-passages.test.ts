import { expect, test } from 'vitest'
import { toPassages } from '../../../src/knowledge-bases/retrieval/to-passages.ts'

const chunk = (id: string, score: number, parent?: string) => ({
  id,
  documentId: 'd',
  dataSourceId: 's',
  text: `text of ${id}`,
  metadata: { page: score },
  score,
  ...(parent !== undefined && { parent: { id: parent, text: `text of ${parent}` } }),
})

test('children fall together into their parents, where the best of them stands', () => {
  const passages = toPassages([
    chunk('a', 0.9, 'P'),
    chunk('b', 0.8),
    chunk('c', 0.7, 'P'),
    chunk('d', 0.6, 'Q'),
  ])
  expect(passages.map(({ id, text, score, metadata }) => [id, text, score, metadata.page])).toEqual([
    ['P', 'text of P', 0.9, 0.9],
    ['b', 'text of b', 0.8, 0.8],
    ['Q', 'text of Q', 0.6, 0.6],
  ])
})
