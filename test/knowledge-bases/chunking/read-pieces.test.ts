import { expect, test } from 'vitest'
import { readPieces } from '../../../src/knowledge-bases/chunking/read-pieces.ts'
import { heading, paragraph } from './documents.ts'

test('each piece knows the headings above it, and its page', () => {
  const { text, pieces } = readPieces(
    {
      title: 'T',
      blocks: [heading('A', 1), heading('B', 2), paragraph('One. Two.', 3), heading('C', 2), heading('D', 1)],
    },
    300,
  )
  expect(
    pieces.map(({ start, end, kind, headings, page }) => [text.slice(start, end), kind, headings, page]),
  ).toEqual([
    ['A', 'heading', ['T'], undefined],
    ['B', 'heading', ['T', 'A'], undefined],
    ['One.', 'sentence', ['T', 'A', 'B'], 3],
    ['Two.', 'sentence', ['T', 'A', 'B'], 3],
    ['C', 'heading', ['T', 'A'], undefined],
    ['D', 'heading', ['T'], undefined],
  ])
})

test('lists are cut between items, and long items between sentences', () => {
  const { text, pieces } = readPieces({ blocks: [{ kind: 'list', text: '- One. Two.\n- Three' }] }, 300)
  expect(pieces.map(({ start, end }) => text.slice(start, end))).toEqual(['- One.', 'Two.', '- Three'])
})

test('a row that is too long for a chunk is cut between words', () => {
  const { text, pieces } = readPieces(
    { blocks: [{ kind: 'table', text: 'a | b\none two three | four five six' }] },
    4,
  )
  expect(pieces.map(({ start, end }) => text.slice(start, end))).toEqual([
    'a | b',
    'one two three |',
    'four five six',
  ])
})
