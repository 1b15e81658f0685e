import { expect, test } from 'vitest'
import { linesToBlocks } from '../../../src/knowledge-bases/parsing/pdf-blocks.ts'
import type { PdfLine } from '../../../src/knowledge-bases/parsing/pdf-lines.ts'

const line = (
  y: number,
  cells: readonly (readonly [number, string])[],
  { size = 10, page = 1 } = {},
): PdfLine => ({
  page,
  y,
  size,
  cells: cells.map(([x, text]) => ({ text, x, end: x + text.length * 5 })),
})
const read = (...lines: readonly PdfLine[]) => linesToBlocks(lines).map(({ kind, text }) => [kind, text])

test('a cell that goes on in the next line is one cell', () => {
  expect(
    read(
      line(100, [
        [0, 'Country'],
        [100, 'Note'],
      ]),
      line(88, [
        [0, 'France'],
        [100, 'a long'],
      ]),
      line(76, [[100, 'note']]),
      line(64, [
        [0, 'Sweden'],
        [100, 'none'],
      ]),
    ),
  ).toEqual([['table', 'Country | Note\nFrance | a long note\nSweden | none']])
})

test('one line with a gap is no table', () => {
  expect(
    read(
      line(100, [
        [0, 'Chapter'],
        [200, '12'],
      ]),
      line(88, [[0, 'Text that goes on.']]),
    ),
  ).toEqual([['paragraph', 'Chapter 12 Text that goes on.']])
})

test('a page ends a paragraph, and so does a bullet', () => {
  expect(
    read(
      line(100, [[0, 'One']]),
      line(700, [[0, 'Two']], { page: 2 }),
      line(688, [[0, '• Three']], { page: 2 }),
    ),
  ).toEqual([
    ['paragraph', 'One'],
    ['paragraph', 'Two'],
    ['list', '• Three'],
  ])
})
