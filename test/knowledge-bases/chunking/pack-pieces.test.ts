import { expect, test } from 'vitest'
import { packPieces } from '../../../src/knowledge-bases/chunking/pack-pieces.ts'
import { readPieces } from '../../../src/knowledge-bases/chunking/read-pieces.ts'
import { heading, paragraph } from './documents.ts'

const packed = (blocks: Parameters<typeof readPieces>[0]['blocks'], most: number, overlap = 0) => {
  const { text, pieces } = readPieces({ blocks }, most)
  return packPieces(text, pieces, { most, overlap }).map(({ start, end }) => text.slice(start, end))
}

test('a chunk that is half full leaves a new section to the next', () => {
  expect(packed([paragraph('One two three four five.'), heading('Next', 1), paragraph('Six.')], 10)).toEqual([
    'One two three four five.',
    'Next\n\nSix.',
  ])
})

test('headings of small sections stay in one chunk', () => {
  expect(packed([heading('A', 1), paragraph('One.'), heading('B', 1), paragraph('Two.')], 20)).toEqual([
    'A\n\nOne.\n\nB\n\nTwo.',
  ])
})

test('an overlap as large as a chunk still goes on', () => {
  const sentences = Array.from({ length: 9 }, (_, n) => `Sentence ${n}.`).join(' ')
  const chunks = packed([paragraph(sentences)], 12, 12)
  expect(chunks.length).toBeLessThanOrEqual(9)
  expect(chunks.at(-1)).toMatch(/Sentence 8\.$/)
})
