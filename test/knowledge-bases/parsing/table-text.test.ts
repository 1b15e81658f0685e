import { expect, test } from 'vitest'
import { recordsText, tableText } from '../../../src/knowledge-bases/parsing/table-text.ts'

test('a row is a line, whatever its cells hold', () => {
  expect(
    tableText([
      ['a', ' b\n c '],
      ['', ' '],
      ['d', ''],
    ]),
  ).toBe('a | b c\nd |')
})

test.each([
  [
    'names that repeat',
    [
      ['a', 'a'],
      ['1', '2'],
    ],
    'a | a\n1 | 2',
  ],
  [
    'a column without a name',
    [
      ['a', ''],
      ['1', '2'],
    ],
    'a |\n1 | 2',
  ],
  ['one column', [['a'], ['1']], 'a\n1'],
  ['names alone', [['a', 'b']], 'a | b'],
  [
    'names',
    [
      ['a', 'b'],
      ['1', ''],
      ['', ''],
    ],
    'a: 1',
  ],
])('records under %s', (_, rows, text) => {
  expect(recordsText(rows)).toBe(text)
})
