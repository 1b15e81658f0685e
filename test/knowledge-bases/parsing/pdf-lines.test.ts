import { expect, test } from 'vitest'
import { type PdfItem, readLines } from '../../../src/knowledge-bases/parsing/pdf-lines.ts'

const item = (text: string, x: number, y: number, width = text.length * 5): PdfItem => ({
  text,
  x,
  y,
  width,
  size: 10,
})
const read = (...items: readonly PdfItem[]) =>
  readLines(items, 1).map(({ cells }) => cells.map(({ text }) => text))

test('pieces of one line are joined, with a blank where there is room for one', () => {
  expect(
    read(
      item('pie', 0, 100),
      item('ces', 15, 100),
      item('of', 33, 100),
      item('  ', 43, 100),
      item('one', 48, 101),
    ),
  ).toEqual([['pieces of one']])
})

test('wide gaps part cells', () => {
  expect(read(item('a', 0, 100), item('b', 50, 100), item('c', 0, 88))).toEqual([['a', 'b'], ['c']])
})

test('what is drawn left of the last piece, or higher, is another line', () => {
  expect(read(item('right', 100, 100), item('left', 0, 100))).toEqual([['right'], ['left']])
})
